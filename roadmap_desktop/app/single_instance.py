"""One window a user: a second start raises the first one and hands its file over."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile

if TYPE_CHECKING:  # local sockets are needed after the first paint only
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT = 1_000
"""Milliseconds to wait for the first instance."""


class SingleInstance:
    """A lock file tells who is first; a local socket, never the network, carries the wish."""

    def __init__(self, state: Path) -> None:
        self._lock = QLockFile(str(state / "window.lock"))
        self._lock.setStaleLockTime(0)
        self.is_first = self._lock.tryLock(0)
        self._name = f"roadmap-desktop-{zlib.crc32(str(state.absolute()).encode()):08x}"
        self._server: QLocalServer | None = None
        self.asked_to_raise: Callable[[], None] = lambda: None
        self.asked_to_open: Callable[[str], None] = lambda _: None

    def listen(self) -> None:
        """Hear later starts from now on."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer()
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(self._name)

    def raise_first(self, file: str = "") -> bool:
        """Ask the first instance to come to the front and take in a file; False: not heard."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(WAIT):
            return False
        wish = str(Path(file).absolute()) if file else ""
        socket.write(f"{wish}\n".encode())
        socket.waitForBytesWritten(WAIT)
        socket.disconnectFromServer()
        return True

    def release(self) -> None:
        """Let another instance be the first."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _on_connection(self) -> None:
        if self._server is None:
            return
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._on_wish(socket))

    def _on_wish(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        wish = bytes(socket.readLine().data()).decode(errors="replace").strip()
        self.asked_to_raise()
        if wish:
            self.asked_to_open(wish)
