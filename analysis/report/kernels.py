"""The notebooks' processes: copies of one that has made their imports, where the system copies safely.

Five kernels that each import pandas, Altair and this package spend most of a small run on it. One process
(`python -m analysis.report.kernels`) imports what the notebooks do and begins nothing; each kernel is a fork
of it. Elsewhere than on Linux, whose libraries may be forked, or where that fails, kernels begin alone.
"""

from __future__ import annotations

import ast
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, ClassVar
from weakref import WeakSet

import nbformat
from jupyter_client.manager import AsyncKernelManager

FORKS = sys.platform == "linux"
LAUNCHER = "ipykernel_launcher"
# Seconds until a process that does not answer is given up; its imports take some two.
PATIENCE = 120
# What every kernel needs before its first cell.
ALWAYS = ("ipykernel.kernelapp", "ipykernel.ipkernel")


class Forked:
    """A forked kernel as the part of `subprocess.Popen` that Jupyter asks for."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid

    def poll(self) -> int | None:
        """None while it runs, then -9: how it ended only its parent could tell."""
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return -int(signal.SIGKILL)
        return None

    def wait(self) -> int:
        """Return when it has ended."""
        while (code := self.poll()) is None:
            time.sleep(0.02)
        return code

    def send_signal(self, number: int) -> None:
        """Send a signal to it."""
        os.kill(self.pid, number)


class Nursery:
    """The process that the kernels are forks of. It ends with the one that made it, and its forks with it."""

    def __init__(self, modules: Sequence[str]) -> None:
        requests, self._requests = os.pipe()
        self._replies, replies = os.pipe()
        command = [sys.executable, "-m", __name__, str(requests), str(replies), *modules]
        # A terminal's interrupt is for the run, which then stops the kernels.
        self.process = subprocess.Popen(command, pass_fds=(requests, replies), start_new_session=True)
        os.close(requests)
        os.close(replies)
        self._lock = threading.Lock()

    def fork(self, argv: Sequence[str], env: dict[str, str], cwd: str) -> Forked:
        """A new kernel with these arguments. Raises OSError if the process gives none."""
        request = json.dumps({"argv": argv, "env": env, "cwd": cwd}).encode() + b"\n"
        with self._lock:
            _write(self._requests, len(request).to_bytes(8, "big") + request)
            if not select.select([self._replies], [], [], PATIENCE)[0]:
                raise OSError(f"the process that starts notebooks gave no answer in {PATIENCE} s")
            reply = os.read(self._replies, 8)
        if not reply:
            raise OSError("the process that starts notebooks ended too early")
        return Forked(int.from_bytes(reply, "big"))

    def close(self) -> None:
        """End it, and what of its kernels still runs."""
        os.close(self._requests)
        os.close(self._replies)
        # It may still be importing.
        self.process.terminate()
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Kernel(AsyncKernelManager):
    """A notebook's process that another thread can stop; a fork of the nursery while there is one."""

    every: ClassVar[WeakSet[Kernel]] = WeakSet()
    nursery: ClassVar[Nursery | None] = None

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.every.add(self)

    async def _async_launch_kernel(self, kernel_cmd: list[str], **given: Any) -> None:
        process = _forked(kernel_cmd, given.get("env"), given.get("cwd"))
        local: Any = self.provisioner
        if process is None:
            await super()._async_launch_kernel(kernel_cmd, **given)
            return
        local.process, local.pid, local.pgid = process, process.pid, process.pid
        self._reconcile_connection_info(local.connection_info)

    _launch_kernel = _async_launch_kernel

    def kill(self) -> None:
        """End the process at once, where it has begun and not ended."""
        process = getattr(self.provisioner, "pid", None)
        if process:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)


def _forked(command: list[str], env: dict[str, str] | None, cwd: str | None) -> Forked | None:
    """A fork of the nursery, None where there is none or the user's own settings start something else."""
    if Kernel.nursery is None or LAUNCHER not in command:
        return None
    try:
        return Kernel.nursery.fork(
            command[command.index(LAUNCHER) + 1 :], env or dict(os.environ), cwd or os.getcwd()
        )
    except OSError:
        # A kernel that begins by itself does the same, only later.
        return None


@contextmanager
def prepared(notebooks: Iterable[Path]) -> Iterator[None]:
    """While this lasts, kernels begin with what the notebooks import, where the system allows it."""
    if not FORKS or Kernel.nursery is not None:
        yield
        return
    Kernel.nursery = nursery = Nursery([*ALWAYS, *imported(notebooks)])
    try:
        yield
    finally:
        Kernel.nursery = None
        nursery.close()


def imported(notebooks: Iterable[Path]) -> list[str]:
    """The modules that the code of notebooks may import: `from a import b` may mean a and a.b."""
    cells = (cell for path in notebooks for cell in nbformat.read(path, as_version=4).cells)
    trees = (ast.parse(cell.source) for cell in cells if cell.cell_type == "code")
    found: set[str] = set()
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.Import):
            found.update(name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.update([node.module, *(f"{node.module}.{name.name}" for name in node.names)])
    return sorted(found)


def _write(pipe: int, content: bytes) -> None:
    while content:
        content = content[os.write(pipe, content) :]


def _read(pipe: int, size: int) -> bytes:
    """So many bytes, fewer where the other side has closed the pipe."""
    found = b""
    while len(found) < size and (part := os.read(pipe, size - len(found))):
        found += part
    return found


def _left(pipe: int) -> bool:
    """Whether the other side has closed the pipe."""
    asked = select.poll()
    asked.register(pipe, select.POLLHUP)
    return bool(asked.poll(0))


def serve(requests: int, replies: int, modules: Sequence[str]) -> None:
    """Import the modules, then fork a kernel for each request, until the other side closes the pipe."""
    # A kernel ends with its parent; ipykernel asks when it is imported who that is.
    os.environ["JPY_PARENT_PID"] = str(os.getpid())
    for name in modules:
        if _left(requests):
            return
        # A notebook that needs what can't be imported says so itself, in the cell that does.
        with suppress(Exception):
            __import__(name)
    signal.signal(signal.SIGCHLD, _reap)
    while size := _read(requests, 8):
        request = json.loads(_read(requests, int.from_bytes(size, "big")))
        pid = os.fork()
        if not pid:
            os.close(requests)
            os.close(replies)
            _become(request["argv"], request["env"], request["cwd"])
        os.write(replies, pid.to_bytes(8, "big"))


def _reap(*_: object) -> None:
    """Let kernels that have ended go."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _become(argv: Sequence[str], env: dict[str, str], cwd: str) -> None:
    """Be a kernel, in this process and to its end."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    os.environ.clear()
    os.environ.update(env, JPY_PARENT_PID=str(os.getppid()))
    os.chdir(cwd)
    sys.argv = [LAUNCHER, *argv]
    code = 1
    try:
        from ipykernel import kernelapp

        kernelapp.launch_new_instance(argv=list(argv))
        code = 0
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    serve(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
