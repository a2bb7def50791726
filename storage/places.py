"""Where the files lie, and whether that is a place where an encrypted file with a write-ahead log is safe.

Network drives and synchronised folders break the locks and the order of writes that SQLite counts on
(see `docs/decisions`), so they are refused before any file is touched.
"""

import ctypes
import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

from triage.faults import Trouble

_NETWORK: Final = frozenset(
    "nfs nfs4 cifs smb smb2 smb3 smbfs ncpfs afs afpfs 9p ceph glusterfs lustre gpfs davfs webdav ocfs2 gfs2".split()
)
_NETWORK_FUSE: Final = frozenset(
    "sshfs rclone davfs davfs2 s3fs gvfsd-fuse curlftpfs onedriver google-drive-ocamlfuse".split()
)

# A part of the path that is one of these, or begins with one of these and a space or dash ("OneDrive - Gemeente X").
_CLOUD: Final[tuple[tuple[str, str], ...]] = (
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("icloud drive", "iCloud"),
    ("iclouddrive", "iCloud"),
    ("mobile documents", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("mijn drive", "Google Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("syncthing", "Syncthing"),
    ("box sync", "Box"),
    ("pcloud drive", "pCloud"),
    ("stackdrive", "STACK"),
    ("cloudstorage", "macOS CloudStorage"),
)
_CLOUD_MARKS: Final[tuple[tuple[str, str], ...]] = (
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".sync_journal.db", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
)
_OCTAL: Final = re.compile(r"\\([0-7]{3})")


@dataclass(frozen=True, slots=True)
class Places:
    """The files of one store.

    Args:
        folder: holds the data file, the slot file, the lock file and the back-ups.
        state: a folder of this user on this device, outside `folder`: the anchor and the count of wrong passwords.
    """

    folder: Path
    state: Path

    @property
    def db(self) -> Path:
        """The encrypted file with everything in it."""
        return self.folder / "tenzij.db"

    @property
    def keys(self) -> Path:
        """The slot file: who can open the data file."""
        return self.folder / "sleutels.json"

    @property
    def backups(self) -> Path:
        """The folder of the back-ups."""
        return self.folder / "reservekopie"

    @property
    def anchor(self) -> Path:
        """The last head of the log that this user saw on this device."""
        return self.state / "anker.json"

    @property
    def throttle(self) -> Path:
        """The count of wrong passwords."""
        return self.state / "pogingen.json"


def check_place(folder: Path, *, kind_of: Callable[[Path], str] | None = None) -> None:
    """Refuse a folder on a network or in a synchronised folder.

    Args:
        folder: where the data file lies or will lie; need not exist yet.
        kind_of: tells the file system of a path; only tests give one.

    Raises:
        Trouble: `netwerkmap` (fact `soort`) or `wolkmap` (fact `dienst`); nothing was touched.
    """
    if str(folder).startswith(("\\\\", "//")):
        raise Trouble("netwerkmap", pad=str(folder), soort="UNC")
    real = folder.resolve()
    for path in (folder, real):
        service = cloud_service(path)
        if service:
            raise Trouble("wolkmap", pad=str(folder), dienst=service)
    kind = (kind_of or file_system)(real)
    if _is_network(kind):
        raise Trouble("netwerkmap", pad=str(folder), soort=kind)


def cloud_service(folder: PurePath) -> str | None:
    """Return the name of the service that synchronises `folder`, judged by names and by the marks it leaves."""
    for part in folder.parts:
        low = part.casefold()
        for name, service in _CLOUD:
            if low == name or low.startswith((f"{name} ", f"{name}-")):
                return service
    if isinstance(folder, Path):
        for parent in (folder, *folder.parents):
            for mark, service in _CLOUD_MARKS:
                # Dropbox also keeps a folder of settings by this name in the home folder, which is no mark.
                if (parent / mark).exists() and not (mark == ".dropbox" and parent == Path.home()):
                    return service
    return None


def file_system(path: Path) -> str:
    """Return the kind of file system that holds `path`, as the system calls it; empty when it does not tell."""
    if sys.platform == "win32":
        drive_remote = 4
        return "smb" if ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\") == drive_remote else ""
    mounts = Path("/proc/self/mounts")
    if mounts.exists():
        return mount_kind(path, mounts.read_text(encoding="utf-8", errors="surrogateescape"))
    return ""


def mount_kind(path: PurePath, mounts: str) -> str:
    """Return the kind of the deepest mount above `path`, from the text of `/proc/self/mounts`."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:  # noqa: PLR2004 - device, place, kind
            continue
        place = PurePath(_OCTAL.sub(lambda found: chr(int(found[1], 8)), fields[1]))
        # A later mount on the same place hides the earlier one, hence `>=`.
        if (path == place or place in path.parents) and len(place.parts) >= best:
            best, kind = len(place.parts), fields[2]
    return kind


def _is_network(kind: str) -> bool:
    low = kind.lower()
    return low in _NETWORK or (low.startswith("fuse.") and low.removeprefix("fuse.") in _NETWORK_FUSE)


def check_writable(path: Path) -> None:
    """Refuse a file or its folder that may not be written, without writing to find out.

    Raises:
        Trouble: `alleen_lezen` with the path that may not be written.
    """
    for target in (path.parent, path):
        if target.exists() and not _may_write(target):
            raise Trouble("alleen_lezen", pad=str(target))


def _may_write(path: Path) -> bool:
    # The bits too: an administrator may write everything, but a file that someone set to read-only is meant so.
    if not path.stat().st_mode & 0o222 or not os.access(path, os.W_OK):
        return False
    return sys.platform == "win32" or not os.statvfs(path).f_flag & os.ST_RDONLY
