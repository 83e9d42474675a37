"""Who PostgreSQL runs as. It refuses root, so root's server runs as `nobody`.

`nobody` could not reach a clone under /root or in a private temporary folder. Changing the modes of those
folders is not ours to do; instead the server keeps one capability, to pass by file permissions. Where the
kernel doesn't allow that, it runs in a user namespace in which root's files belong to an ordinary user.
"""

import ctypes
import os
import pwd
import struct
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from core.runtime.spawn import LIBC

PR_SET_SECUREBITS = 28
# The capability survives the change of user, and access(2), with which initdb looks for programs, counts it.
SECBIT_NO_SETUID_FIXUP = 1 << 2
PR_CAP_AMBIENT = 47
PR_CAP_AMBIENT_RAISE = 2
CAP_DAC_OVERRIDE = 1
CAPABILITY_VERSION_3 = 0x20080522
CLONE_NEWUSER = 0x10000000
UID_IN_NAMESPACE = 1000


@dataclass(frozen=True)
class Identity:
    """How a child becomes the user of the database (None: it stays as it is), and who its files belong to."""

    become: Callable[[], None] | None
    owner: tuple[int, int]

    def give(self, folder: Path) -> None:
        """Make the folder and all in it the user's."""
        if folder.stat().st_uid == self.owner[0]:
            return
        for path in (folder, *folder.rglob("*")):
            os.chown(path, *self.owner, follow_symlinks=False)


def choose(program: Path) -> Identity:
    """How this machine lets `program` run as somebody who isn't root. SystemExit when it doesn't."""
    if os.geteuid() != 0:
        return Identity(None, (os.geteuid(), os.getegid()))
    nobody = pwd.getpwnam("nobody")
    for identity in (
        Identity(lambda: _drop_to(nobody.pw_uid, nobody.pw_gid), (nobody.pw_uid, nobody.pw_gid)),
        Identity(_enter_namespace, (0, 0)),
    ):
        if _can_run(program, identity):
            return identity
    raise SystemExit(
        "PostgreSQL refuses to run as root, and this machine doesn't let root become another user. "
        "Run as an ordinary user, or set DATABASE_URL to a server of yours."
    )


def _can_run(program: Path, identity: Identity) -> bool:
    def prepare() -> None:
        if identity.become:
            identity.become()
        if not os.access(program, os.X_OK):
            raise PermissionError(program)

    try:
        probe = subprocess.run([str(program), "--version"], preexec_fn=prepare, capture_output=True, check=False)
        return probe.returncode == 0
    except (OSError, subprocess.SubprocessError):
        return False


def _drop_to(uid: int, gid: int) -> None:
    _check(LIBC.prctl(PR_SET_SECUREBITS, SECBIT_NO_SETUID_FIXUP, 0, 0, 0))
    os.setgroups([])
    os.setresgid(gid, gid, gid)
    os.setresuid(uid, uid, uid)
    bit = 1 << CAP_DAC_OVERRIDE
    header = ctypes.create_string_buffer(struct.pack("Ii", CAPABILITY_VERSION_3, 0))
    # Effective, permitted, inheritable; twice, for the low and the high 32 capabilities.
    sets = ctypes.create_string_buffer(struct.pack("6I", bit, bit, bit, 0, 0, 0))
    _check(LIBC.capset(header, sets))
    _check(LIBC.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_DAC_OVERRIDE, 0, 0))


def _enter_namespace() -> None:
    _check(LIBC.unshare(CLONE_NEWUSER))
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{UID_IN_NAMESPACE} 0 1")
    Path("/proc/self/gid_map").write_text(f"{UID_IN_NAMESPACE} 0 1")


def _check(result: int) -> None:
    if result != 0:
        raise OSError(ctypes.get_errno(), "the kernel refused to change the child's user")
