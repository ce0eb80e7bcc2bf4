from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from time import monotonic

import pytest

if sys.platform != "linux":
    pytest.skip("D-Bus is Linux's", allow_module_level=True)

from imuran_desktop.desktop.message_bus import PATIENCE, BusError, MessageBus, session_address, system_address


@pytest.fixture
def listener(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "bus"))
        listening.listen()
        yield listening


def connect(tmp_path: Path) -> MessageBus:
    return MessageBus(f"unix:path={tmp_path}/bus", print, lambda: None, lambda: None)


def test_a_bus_that_never_says_anything_is_given_up(qapp: object, listener: socket.socket, tmp_path: Path) -> None:
    began = monotonic()
    with pytest.raises(BusError):
        connect(tmp_path)
    assert monotonic() - began < 2 * PATIENCE + 1


def test_a_bus_that_lets_in_and_then_says_nothing_is_given_up(
    qapp: object, listener: socket.socket, tmp_path: Path
) -> None:
    taken: list[socket.socket] = []

    def let_in() -> None:
        caller, _ = listener.accept()
        taken.append(caller)
        caller.recv(1024)
        caller.sendall(b"OK 0123456789abcdef0123456789abcdef\r\n")

    serving = Thread(target=let_in)
    serving.start()
    began = monotonic()
    with pytest.raises(BusError):
        connect(tmp_path)
    assert monotonic() - began < 2 * PATIENCE + 1
    serving.join()
    taken[0].close()


def test_something_else_that_listens_there_is_no_bus(qapp: object, listener: socket.socket, tmp_path: Path) -> None:
    def answer() -> None:
        caller, _ = listener.accept()
        caller.recv(1024)
        caller.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        caller.close()

    serving = Thread(target=answer)
    serving.start()
    with pytest.raises(BusError):
        connect(tmp_path)
    serving.join()


def test_the_address_is_the_environments_or_the_usual_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/a")
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/run/user/1")
    assert session_address() == "unix:path=/a"
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    assert session_address() == "unix:path=/run/user/1/bus"
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert session_address() == ""


def test_the_systems_address_is_the_environments_or_the_usual_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/a")
    assert system_address() == "unix:path=/a"
    monkeypatch.delenv("DBUS_SYSTEM_BUS_ADDRESS")
    assert system_address() == "unix:path=/var/run/dbus/system_bus_socket"
