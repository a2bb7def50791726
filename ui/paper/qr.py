"""A QR code as one path: a square per run of dark modules."""

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

_MOST = 1000  # characters; more would not scan from paper at this size


def qr_path(content: str, side: float) -> str:
    """The path, in PDF's words, of a QR code of `side` points whose upper left corner is the origin.

    Raises:
        ValueError: the content is not ASCII, or too long to scan from paper.
    """
    if len(content) > _MOST or not content.isascii():
        msg = f"a QR code on paper holds at most {_MOST} ASCII characters"
        raise ValueError(msg)
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(content)
    code.make()
    count = code.getModuleCount()  # type: ignore[no-untyped-call]  # the stubs leave it bare
    module = side / count
    squares = []
    for row in range(count):
        dark = [code.isDark(row, column) for column in range(count)]  # type: ignore[no-untyped-call]
        for start, length in _runs(dark):
            squares.append(
                f"{start * module:.2f} {-(row + 1) * module:.2f} {length * module:.2f} {module + 0.02:.2f} re"
            )
    return " ".join(squares)


def _runs(dark: list[bool]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for at, is_dark in enumerate(dark):
        if is_dark and at and dark[at - 1]:
            start, length = runs[-1]
            runs[-1] = (start, length + 1)
        elif is_dark:
            runs.append((at, 1))
    return runs
