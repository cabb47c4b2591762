"""The Prefect server of this folder: where it answers, and how it is started."""

import http.client
import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

from schemas.errors import RunError

HOST = "127.0.0.1"
PORT = 4200
NOTE = "server.url"


def note_address(home: Path, port: int) -> str:
    """Write down where the server will answer, and return its address."""
    address = f"http://{HOST}:{port}/api"
    (home / NOTE).write_text(address, "utf-8")
    return address


def find_server(home: Path) -> str | None:
    """Return the address of the server that answers, if one does."""
    note = home / NOTE
    noted = note.read_text("utf-8") if note.is_file() else ""
    address = os.environ.get("PREFECT_API_URL") or noted
    return address if address and answers(address) else None


def answers(address: str) -> bool:
    """Whether a Prefect server answers there."""
    url = urlsplit(address)
    secure = url.scheme == "https"
    kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
    connection = kind(url.hostname or HOST, url.port, timeout=5)
    try:
        connection.request("GET", f"{url.path}/health")
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def need_server(home: Path) -> str:
    """Return the address of the server; without one there is no schedule."""
    address = find_server(home)
    if address is None:
        raise RunError(
            "ไม่มีเซิร์ฟเวอร์ Prefect ตอบ: เปิดอีกหน้าต่างหนึ่งในโฟลเดอร์เดียวกันแล้วสั่ง "
            "tambon server (หรือ python -m flows server) แล้วสั่งคำสั่งนี้ใหม่",
            "no Prefect server answers: start it in another window, in this same "
            "folder, with the line `tambon server` (or `python -m flows server`), then "
            "give this command again",
            place="Prefect",
        )
    return address


def start_server(home: Path, port: int) -> int:
    """Run `prefect server start` in this very process, for this machine only.

    In this process, so that whatever stops one stops the other. Web pages of other
    sites are kept from asking it anything.
    """
    address = note_address(home, port)
    os.environ["PREFECT_SERVER_CORS_ALLOWED_ORIGINS"] = address.removesuffix("/api")
    os.environ["PREFECT_UI_API_URL"] = address
    os.environ.pop("PREFECT_API_URL", None)
    from prefect.cli import app  # heavy: only where needed

    sys.argv = ["prefect", "server", "start", "--host", HOST, "--port", str(port)]
    app()
    return 0
