"""The user's own alarm: a command or a web address told of a run that went wrong.

It is given one JSON object with counts and no value of a person. It never changes how
a run ends: it has ten seconds, and its own failure is a warning in the log. What to
call is in the environment alone (`--on-trouble` puts it there): an address may hold a
secret, which must reach no log and no database of Prefect.
"""

import json
import logging
import os
import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from flows.failure import HELD, exit_code
from flows.private import DefectError
from schemas.errors import BrakeError, RunError

if TYPE_CHECKING:
    from transforms.figures import RunReport

ON_TROUBLE = "TAMBON_ON_TROUBLE"
TIME_LIMIT_SECONDS = 10

logger = logging.getLogger(__name__)


class NotFollowed(urllib.request.HTTPRedirectHandler):
    """Lets no answer send the message on to another address."""

    def redirect_request(self, *_: object) -> None:
        """Follow nothing."""


@contextmanager
def trouble_told(about: Mapping[str, Any]) -> Iterator[None]:
    """Tell the user's alarm of an error inside; it goes on as it was.

    Args:
        about: what is known of the run; whoever runs it may add to it meanwhile.
    """
    try:
        yield
    except (KeyboardInterrupt, GeneratorExit):
        raise  # the user's own wish
    except BaseException as error:
        if not getattr(error, "is_told", False):
            tell(failure(error, about))
            with suppress(AttributeError):
                error.is_told = True  # type: ignore[attr-defined]
        raise


def failure(error: BaseException, about: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is told of an error: its kind, and what its makers vouch for."""
    told = error if isinstance(error, RunError) else DefectError(error)
    code = exit_code(told)
    brakes = list(error.brakes) if isinstance(error, BrakeError) else []
    return {
        "what": "braked" if code == HELD else "failed",
        **about,
        "exit_code": code,
        "error": type(error).__name__,
        "th": _with_place(told, told.th),
        "en": _with_place(told, told.en),
        "brakes": brakes,
        "counts": {"brakes": len(brakes)},
    }


def _with_place(told: RunError, text: str) -> str:
    """Return a text behind the file and place that it is about."""
    file = PurePath(told.file).name
    return ": ".join(part for part in (file, told.place, text) if part)


def tell_unexplained(said: "RunReport", about: Mapping[str, Any]) -> None:
    """Tell of a finished run whose changes since the night before lack a reason."""
    for compared in said.compared:
        if compared.baseline_code == "previous" and not said.is_unchanged:
            count = compared.unexplained_count
            unbalanced = sum(not each.is_balanced for each in compared.lists)
            if count or unbalanced:
                tell(unexplained(count, unbalanced, about))


def unexplained(
    count: int, unbalanced: int, about: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what is told of a finished run whose changes do not all have a reason."""
    return {
        "what": "unexplained",
        **about,
        "exit_code": 0,
        "error": "",
        "th": f"เผยแพร่แล้ว แต่มีการเปลี่ยนแปลงที่อธิบายไม่ได้ {count:,} รายการ "
        f"และบัญชีที่ไม่ตรงกัน {unbalanced:,} บัญชี: ดู changes",
        "en": f"published, but {count:,} changes have no reason and {unbalanced:,} "
        "lists do not follow from those before: see changes",
        "brakes": [],
        "counts": {"unexplained": count, "unbalanced": unbalanced},
    }


def tell(message: Mapping[str, Any]) -> None:
    """Call what the user asked for, if anything; wait ten seconds at most."""
    call = os.environ.get(ON_TROUBLE, "").strip()
    if not call:
        return
    body = json.dumps(message, ensure_ascii=False).encode()
    is_address = call.lower().startswith(("http://", "https://"))
    fault = (_post if is_address else _run)(call, body)
    if fault:  # its kind alone: its text may hold the address
        logger.warning("แจ้งเตือนไม่สำเร็จ · the alarm could not be told: %s", fault)
    else:
        logger.info("แจ้งเตือนแล้ว · the alarm was told: %s", message["what"])


def listen(call: str | None) -> None:
    """Let trouble be told to a command or address; None: as the environment says."""
    if call is not None:
        os.environ[ON_TROUBLE] = call


def tell_crash(flow: object, flow_run: Any, state: object) -> None:  # noqa: ANN401  (Prefect's)
    """Tell of a scheduled run whose process was ended from outside.

    Prefect calls this in the process that keeps the schedule, and in the run's own if
    that still can: there the error has been told already.
    """
    del flow, state
    if "PREFECT__FLOW_RUN_ID" in os.environ or flow_run.deployment_id is None:
        return
    asked = flow_run.parameters
    told = RunError(
        "การประมวลผลถูกหยุดจากภายนอก (เช่น หน่วยความจำไม่พอ) บัญชีเดิมยังอยู่: สั่งใหม่ได้",
        "the run was ended from outside (such as for lack of memory); the former lists "
        "stay: it may be run again",
    )
    tell(failure(told, {"as_of": asked.get("as_of"), "area": asked.get("area")}))


def _run(command: str, body: bytes) -> str:
    """Give the message to a command of the user's own shell; return what failed."""
    try:
        alarm = subprocess.Popen(  # noqa: S602  (the user's own words)
            command,
            shell=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        return type(error).__name__
    try:
        alarm.communicate(body, timeout=TIME_LIMIT_SECONDS)
    except subprocess.TimeoutExpired as error:
        _end(alarm)
        return type(error).__name__
    return f"exit code {alarm.returncode}" if alarm.returncode else ""


def _end(alarm: "subprocess.Popen[bytes]") -> None:
    """End a command and what it started."""
    if sys.platform == "win32":
        alarm.kill()
    else:
        os.killpg(alarm.pid, signal.SIGKILL)
    alarm.communicate()


def _post(address: str, body: bytes) -> str:
    """Send the message to an address; return what failed.

    In a thread of its own: a server that answers byte by byte keeps within no limit
    of a socket's.
    """
    faults = ["TimeoutError"]

    def send() -> None:
        try:
            request = urllib.request.Request(  # noqa: S310  (http or https, seen before)
                address,
                data=body,
                headers={"Content-Type": "application/json; charset=utf-8"},
                method="POST",
            )
            opener = urllib.request.build_opener(NotFollowed)
            with opener.open(request, timeout=TIME_LIMIT_SECONDS):
                faults.clear()
        except Exception as error:
            faults[:] = [type(error).__name__]

    sending = threading.Thread(target=send, daemon=True)
    sending.start()
    sending.join(TIME_LIMIT_SECONDS)
    return "".join(faults)
