"""The show without a display, by the program's own front door: pictures of the screens and a besluit on paper."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_the_show_needs_no_display_and_leaves_pictures_and_a_besluit(tmp_path: Path) -> None:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    around = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "--demo", "--toon", str(tmp_path / "toon")],
        env=around,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert str(tmp_path / "toon") in done.stdout
    (paper,) = (tmp_path / "toon").glob("*.pdf")
    assert paper.read_bytes().startswith(b"%PDF-")
    assert len(list((tmp_path / "toon").glob("*.png"))) > 5
