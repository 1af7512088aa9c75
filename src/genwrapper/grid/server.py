"""The project's web server, on loopback only: master page, scheduler, downloads, uploads."""

import re
import threading
import urllib.parse
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedIOBase
from pathlib import Path
from types import TracebackType
from typing import Self

from genwrapper.grid.project import Project
from genwrapper.grid.scheduler import reply, value

BLOCK = 1 << 16
HEAD = 1 << 16  # bytes at most before the data of an upload


class Server:
    """Serves PROJECT while the `with` lasts; `url` is the project's address, ending in a slash."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._server = _Web(project)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Web(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, project: Project) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.project = project


class _Handler(BaseHTTPRequestHandler):
    server: _Web
    protocol_version = "HTTP/1.1"
    timeout = 60

    def do_GET(self) -> None:
        path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)
        if path == "/":
            self._answer(self._master_page(), "text/html")
        elif path == "/get_project_config.php":
            self._answer(self._configuration(), "text/xml")
        elif file := self.server.project.files.get(path.removeprefix("/download/")):
            self._send_file(file.path)
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        path = urllib.parse.urlsplit(self.path).path
        if path == "/scheduler":
            request = self.rfile.read(self._length()).decode("utf-8", "replace")
            self._answer(reply(self.server.project, self._url(), request), "text/xml")
        elif path == "/file_upload_handler":
            self._answer(_Upload(self.server.project, self.rfile, self._length()).receive())
        else:
            self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def _url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}/"

    def _length(self) -> int:
        return int(self.headers.get("Content-Length") or 0)

    def _answer(self, text: str, kind: str = "text/plain") -> None:
        data = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _master_page(self) -> str:
        return (
            f"<html><head><title>{self.server.project.name}</title>\n"
            f'<link rel="boinc_scheduler" href="{self._url()}scheduler">\n</head></html>\n'
        )

    def _configuration(self) -> str:
        project = self.server.project
        platforms = {v.platform for versions in project.versions.values() for v in versions}
        names = "".join(
            f"<platform><platform_name>{name}</platform_name></platform>" for name in platforms
        )
        return (
            f"<project_config>\n<name>{project.name}</name>\n"
            f"<master_url>{self._url()}</master_url>\n"
            f"<web_rpc_url_base>{self._url()}</web_rpc_url_base>\n"
            f"<account_manager/><uses_username/><min_passwd_length>0</min_passwd_length>\n"
            f"<platforms>{names}</platforms>\n</project_config>\n"
        )

    def _send_file(self, path: Path) -> None:
        size = path.stat().st_size
        start = 0
        asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        if asked and int(asked[1]) < size:
            start = int(asked[1])
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {start}-{size - 1}/{size}")
        else:
            self.send_response(200)
        self.send_header("Content-Type", "application/octet-stream")
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Length", str(size - start))
        self.end_headers()
        with open(path, "rb") as file:
            file.seek(start)
            while block := file.read(BLOCK):
                self.wfile.write(block)


class _Upload:
    """One request to the file upload handler (sched/file_upload_handler.cpp)."""

    def __init__(self, project: Project, stream: BufferedIOBase, length: int) -> None:
        self.project = project
        self.stream = stream
        self.left = length

    def receive(self) -> str:
        head = self._head()
        if name := value(head, "get_file_size"):
            place = self.project.place(name)
            size = place.stat().st_size if place is not None and place.exists() else 0
            return self._status(0, f"<file_size>{size}</file_size>")
        place = self.project.place(value(head, "name"))
        if place is None:
            self._skip()
            return self._status(-1, "<message>no job has such an output</message>")
        offset = int(float(value(head, "offset") or 0))
        if offset > (place.stat().st_size if place.exists() else 0):
            self._skip()
            return self._status(1, "<message>the upload begins behind the file's end</message>")
        self._store(place, offset)
        complete = place.stat().st_size == int(float(value(head, "nbytes") or 0))
        return self._status(0 if complete else 1, "")

    def _head(self) -> str:
        """The request up to its data, which begin on the line after `<data>`."""
        head = b""
        while self.left and not head.endswith(b"<data>\n") and len(head) < HEAD:
            line = self.stream.readline(min(self.left, HEAD))
            if not line:
                break
            self.left -= len(line)
            head += line
        return head.decode("utf-8", "replace")

    def _store(self, place: Path, offset: int) -> None:
        with open(place, "r+b" if place.exists() else "wb") as file:
            file.seek(offset)
            file.truncate()
            for block in self._blocks():
                file.write(block)

    def _skip(self) -> None:
        for _ in self._blocks():
            pass

    def _blocks(self) -> Iterator[bytes]:
        while self.left and (block := self.stream.read(min(self.left, BLOCK))):
            self.left -= len(block)
            yield block

    @staticmethod
    def _status(status: int, more: str) -> str:
        return f"<data_server_reply>\n<status>{status}</status>\n{more}\n</data_server_reply>\n"
