"""Starts one command and prints what it took: ``launch.py LIMIT OUTPUT COMMAND…``; the limit in seconds.

It imports next to nothing and is run by an interpreter of its own without site packages: the system counts the memory
of whoever starts a process as the process's own, so what starts it must be as small as the smallest that is measured.
Standard output: elapsed seconds, processor seconds, peak memory in bytes, exit code or ``late``.
"""

import os
import signal
import sys
import time

limit, output, *command = sys.argv[1:]
streams = [
    (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
    (os.POSIX_SPAWN_OPEN, 1, output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644),
    (os.POSIX_SPAWN_DUP2, 1, 2),
]
stopped: list[int] = []
started = time.perf_counter()
child = os.posix_spawnp(command[0], command, os.environ, file_actions=streams, setpgroup=0)


def stop(number: int, _: object) -> None:
    """End the command and whatever it has started."""
    stopped.append(number)
    os.killpg(child, signal.SIGKILL)


signal.signal(signal.SIGALRM, stop)
signal.setitimer(signal.ITIMER_REAL, float(limit))
status, usage = os.wait4(child, 0)[1:]
wall = time.perf_counter() - started
unit = 1 if sys.platform == "darwin" else 1024
code = "late" if stopped else os.waitstatus_to_exitcode(status)
print(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit, code)
