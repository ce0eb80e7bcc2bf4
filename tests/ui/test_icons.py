import re
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from imuran_desktop.ui.icons import IconSet, app_icon, icons_folder, waiting_icon

APP_ICONS = {"imuran-desktop": app_icon, "imuran-desktop-waiting": waiting_icon}
ICONS = sorted(path for path in icons_folder().glob("*.svg") if path.stem not in APP_ICONS)
INK = "#123456"


def inked(image: QImage) -> int:
    return sum(image.pixelColor(x, y).alpha() > 128 for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_every_icon_is_one_of_the_family(path: Path) -> None:
    svg = path.read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in svg
    assert 'stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"' in svg
    assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', svg)) == {"none", "currentColor"}
    assert not re.search(r"#[0-9a-fA-F]{3}|rgb|style=", svg)


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_every_icon_draws_something_in_the_ink(qapp: QApplication, path: Path) -> None:
    image = IconSet(path.parent).pixmap(path.stem, INK, 48).toImage()
    assert inked(image) > 40
    solid = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert solid == {INK}


def test_nothing_needed_is_missing() -> None:
    needed = """today history symptoms blood-test plan report guide settings taken skip not-sure food clock undo add
        edit remove bell bell-off warning info phone chevron-left chevron-right snooze pill person caregiver"""
    assert set(needed.split()) <= {path.stem for path in ICONS}


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_has_the_pixels_of_its_screen(qapp: QApplication, ratio: float) -> None:
    pixmap = IconSet(icons_folder()).pixmap("food", INK, 24, ratio)
    assert pixmap.width() == 24 * ratio
    assert pixmap.deviceIndependentSize().width() == 24


@pytest.mark.parametrize("gap", [6, -6])
def test_a_gap_keeps_the_word_away(qapp: QApplication, gap: int) -> None:
    image = IconSet(icons_folder()).pixmap("clock", INK, 24, gap=gap).toImage()
    assert image.width() == 30
    empty = range(24, 30) if gap > 0 else range(6)
    assert all(image.pixelColor(x, y).alpha() == 0 for x in empty for y in range(24))


@pytest.mark.parametrize("name", APP_ICONS)
def test_the_program_has_icons_of_its_own(qapp: QApplication, name: str) -> None:
    svg = (icons_folder() / f"{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 128 128"' in svg
    assert inked(APP_ICONS[name]().pixmap(64, 64).toImage()) > 1000


@pytest.mark.parametrize("size", [16, 22, 48])
def test_that_something_waits_is_seen_without_colours(qapp: QApplication, size: int) -> None:
    plain, waiting = (
        icon().pixmap(size, size).toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        for icon in APP_ICONS.values()
    )
    pixels = [(x, y) for x in range(size) for y in range(size)]
    other = [abs(plain.pixelColor(*at).value() - waiting.pixelColor(*at).value()) > 60 for at in pixels]
    assert sum(other) > len(pixels) / 10


def test_buttons_that_look_alike_share_one_icon(qapp: QApplication) -> None:
    icons = IconSet(icons_folder())
    shared, again, other = (icons.icon("skip", INK, "#888888", size) for size in (24, 24, 48))
    assert shared.cacheKey() == again.cacheKey() != other.cacheKey()
