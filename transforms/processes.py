"""Work that Python does row by row, done by two processes at once.

Each is a new interpreter, as on Windows, that knows nothing but the tasks it is given;
what it tells of a fault is kind and place, never a value.
"""

import gc
import os
import signal
import traceback
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import TypeVar

from schemas.errors import RunError

Task = TypeVar("Task")
PROCESSES = 2
MOST_WAITING = 2 * PROCESSES  # what waits is held in memory


def in_processes(do: Callable[[Task], object], tasks: Iterable[Task]) -> None:
    """Do each task in one of two processes, few of them waiting at a time.

    Args:
        do: a function of a module, which the processes import.
        tasks: what is sent to it, made only when it is soon needed.

    Raises:
        RunError: a task failed, or a process was ended from outside.
        OSError: the system refused to write.
    """
    workers = ProcessPoolExecutor(PROCESSES, get_context("spawn"), _begin)
    running: set[Future[str | None]] = set()
    with workers:
        for task in tasks:
            if len(running) >= MOST_WAITING:
                done, running = wait(running, return_when=FIRST_COMPLETED)
                _refuse_faults(done)
            running.add(workers.submit(_fault_of, do, task))
        _refuse_faults(running)


def _begin() -> None:
    """Make a process end with its run, whichever way that ends; leave Ctrl-C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    gc.disable()  # searching millions of cells for garbage takes a sixth of the time


def _end_with_parent() -> None:
    """Wait for the end of the process that began this one."""
    if parent := parent_process():
        parent.join()
    os._exit(1)


def _fault_of(do: Callable[[Task], object], task: Task) -> str | None:
    """Do a task; return kind and place of its fault, whose text may hold a value."""
    gc.freeze()  # what is there before the task is no garbage of it
    try:
        do(task)
    except OSError:
        raise  # names a file and the system's reason
    except Exception as fault:
        place = traceback.extract_tb(fault.__traceback__)[-1]
        kind = type(fault).__qualname__
        return f"{kind}, {Path(place.filename).name}:{place.lineno}"
    finally:
        gc.collect()
    return None


def _refuse_faults(done: Iterable[Future[str | None]]) -> None:
    """Raise the fault of a task that has one."""
    for task in done:
        try:
            fault = task.result()
        except BrokenProcessPool:
            raise RunError(
                "ระบบปิดกระบวนการเขียนสมุดงานกลางคัน: ตรวจว่าหน่วยความจำพอ แล้วสั่งใหม่",
                "the system ended a process that writes workbooks: see that there is "
                "memory enough and run again",
            ) from None
        if fault:
            raise RunError(
                "โปรแกรมขัดข้องเอง ไม่ใช่ความผิดของข้อมูล: โปรดแจ้งผู้ดูแลพร้อมบรรทัดนี้",
                "a defect of the program, not of the data: please report this line",
                place=fault,
            )
