# Of desktop-notifier 6.2, which is installed on Windows and macOS only: what notifier_native.py uses.
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Any

class Urgency(Enum):
    Critical = "critical"
    Normal = "normal"
    Low = "low"

class Capability(Enum):
    MESSAGE = ...
    BUTTONS = ...
    SOUND = ...

class Icon:
    def __init__(self, path: Path | None = None, uri: str | None = None, name: str | None = None) -> None: ...

class Sound:
    def __init__(self, path: Path | None = None, uri: str | None = None, name: str | None = None) -> None: ...

DEFAULT_SOUND: Sound

class Button:
    def __init__(self, title: str, on_pressed: Callable[[], Any] | None = None, identifier: str = ...) -> None: ...

class Notification:
    def __init__(
        self,
        title: str,
        message: str,
        urgency: Urgency = ...,
        icon: Icon | None = None,
        buttons: tuple[Button, ...] = ...,
        *,
        on_dispatched: Callable[[], Any] | None = None,
        on_clicked: Callable[[], Any] | None = None,
        on_dismissed: Callable[[], Any] | None = None,
        sound: Sound | None = None,
        timeout: int = -1,
        identifier: str = ...,
    ) -> None: ...

class DesktopNotifier:
    def __init__(self, app_name: str = "Python", app_icon: Icon | None = ...) -> None: ...
    async def request_authorisation(self) -> bool: ...
    async def send_notification(self, notification: Notification) -> str: ...
    async def clear(self, identifier: str) -> None: ...
    async def clear_all(self) -> None: ...
    async def get_capabilities(self) -> frozenset[Capability]: ...
