"""How long the Review page takes: to open on many years, and to show all of them."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median

import pytest

from imuran_desktop.domain.codes import Course
from imuran_desktop.domain.history import Author, Kind
from imuran_desktop.store import symptom_codec
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import symptoms
from imuran_desktop.store.revisions import append
from imuran_desktop.ui.pages.review import ReviewPage
from imuran_desktop.ui.theme import ThemeController
from tests.benchmarks.figures import compare
from tests.benchmarks.looking_back import opening, showing_all

_YEARS = 10


Diaries = tuple[Path, Path]


@pytest.fixture(params=["as recorded", "that ended"])
def ten_and_one(request: pytest.FixtureRequest, ten_years: Path, one_year: Path, on_disk: Path) -> Diaries:
    """Ten years and one; once more where most people said when a symptom ended: each then reaches over days."""
    if request.param == "as recorded":
        return ten_years, one_year
    return _ended(ten_years, on_disk / "ended-ten.imuran"), _ended(one_year, on_disk / "ended-one.imuran")


def test_opening_review_on_ten_years(
    ten_and_one: Diaries, look: ThemeController, request: pytest.FixtureRequest
) -> None:
    ten, one = ten_and_one
    what = f"opening Review on ten years / on one, symptoms {request.node.callspec.params['ten_and_one']}"
    compare(what, *opening(ReviewPage, ten, one, look), "ms", aim=1.5)


def test_showing_all_of_ten_years(ten_and_one: Diaries, look: ThemeController, request: pytest.FixtureRequest) -> None:
    """From the press on *Everything* to the picture; a year of ten is to take no longer than one alone."""
    ten, one = ten_and_one
    of_ten, of_one = showing_all(ReviewPage, ten, one, look)
    print(f"\nshowing everything of ten years: {median(of_ten):.4g} ms")
    what = f"showing everything, a year of ten / one alone, symptoms {request.node.callspec.params['ten_and_one']}"
    compare(what, [value / _YEARS for value in of_ten], of_one, "ms", aim=1)


def _ended(path: Path, copy: Path) -> Path:
    """A copy of a diary in which nine of ten symptoms have ended, after one to nine days."""
    if copy.exists():
        return copy
    shutil.copy(path, copy)
    now, author = datetime.now(UTC), Author("d" * 32)
    with Diary.open(copy, now) as diary, diary.writing():
        for number, entry in enumerate(symptoms(diary, date.min, date.max)):
            if number % 10 and not entry.says_none:
                ended = replace(entry, course=Course.ENDED, ended=entry.began + timedelta(days=number % 10))
                body, day = symptom_codec.symptom_body(ended), entry.local_start.date()
                append(diary, author, now, kind=Kind.SYMPTOM, entry=entry.id, body=body, day=day.isoformat())
    return copy
