"""The wording rules of the reference data, held up against every text there is."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]

FORBIDDEN = {
    "that it is safe to go on": (
        r"\b(safe|fine|ok|okay|all right)\b.{0,30}\b(continue|go on|keep|carry on|take|wait)\b",
        r"\bsafely\b|\bsafe to\b|\b(is|are) (quite |completely |very )?safe\b",
    ),
    "that there is nothing to worry about": (
        r"\bworr(y|ied|ying)\b",
        r"\bharmless\b|\bnothing serious\b|\b(generally|usually|mostly) mild\b|\bwell tolerated\b",
    ),
    "to stop or begin again": (
        r"\b(stop|pause|quit|discontinue|restart|resume)\b.{0,25}\b(taking|medicine|azathioprine|tablets|treatment)\b",
        r"\b(stop|restart) your\b",
    ),
    "to change the dose": (
        r"\b(increase|reduce|lower|raise|halve|cut|adjust|higher|smaller|bigger)\b.{0,20}\b(doses?|amount|tablets?)\b",
    ),
    "to take two doses together": (
        r"(?<!never )\btake (two|both|2|an extra|another|a second|the missed)\b",
        r"(?<!seeing )\bdouble\b(?! vision)|\bcatch up\b|\bmake up for\b",
    ),
    "what causes a symptom": (
        r"\b(caused by|due to|because of|a side effect of|result of)\b|\bcauses\b",
        r"\bnot (from|related to)\b.{0,20}\b(medicine|azathioprine)\b",
    ),
    "that food helps the body take it up": (r"\babsor(b|ption)",),
    "a figure that no source can be found for": (r"\d ?%|\bper ?cent\b(?!})",),
    "how well it works, or praise": (
        r"\b(powerful|proven|effective|valuable|miracle|breakthrough|works (very )?well|quality of life)\b",
    ),
    "to keep away from people with a vaccine": (
        r"\b(avoid|away from|distance from)\b.{0,40}\b(vaccin|family|household)",
    ),
    "blame, or a pass mark": (
        r"\byou forgot\b|\byou failed\b|\byour fault\b|\b(poor|bad|good) adherence\b",
        r"\b80 ?%",
    ),
}
"""What a text must never say, and how it would say it."""

ALLOWED = (
    # A test schedule that begins again after a rise that the clinic ordered; it is asked, not advised.
    "asks for blood tests more often again after a dose increase",
)


def literals() -> Iterator[tuple[str, str]]:
    """Every text in the program that is translated, with the file it is in."""
    for path in sorted((CHECKOUT / "imuran_desktop").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in ("tr", "trn"):
                for argument in ast.walk(node):
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield path.name, argument.value


def labels() -> Iterator[tuple[str, str]]:
    """Every text of the reference data that is shown as it is."""
    for path in sorted((CHECKOUT / "resources" / "reference").glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        yield from ((path.name, text) for text in _texts(data))


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    for item in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _texts(item)


def breaches(text: str) -> list[str]:
    for allowed in ALLOWED:
        text = text.replace(allowed, "")
    return [
        what
        for what, patterns in FORBIDDEN.items()
        if any(re.search(pattern, text, re.IGNORECASE) for pattern in patterns)
    ]


def test_no_text_says_what_the_rules_forbid() -> None:
    found = [(where, text, broken) for where, text in (*literals(), *labels()) if (broken := breaches(text))]
    assert found == []


def test_the_texts_are_found() -> None:
    texts = [text for _, text in literals()]
    assert len(texts) > 200
    assert any("Never take two doses together" in text for text in texts)
    assert sum(1 for _ in labels()) > 100


@pytest.mark.parametrize(
    "text",
    [
        "It is safe to continue.",
        "You can safely take it.",
        "Stop taking your medicine.",
        "Restart the medicine tomorrow.",
        "Take a double dose.",
        "Take both tablets now.",
        "You could take two to catch up.",
        "Reduce the dose to 25 mg.",
        "This is caused by azathioprine.",
        "It is not related to your medicine.",
        "Do not worry.",
        "Azathioprine is safe.",
        "Stop your ACE inhibitor.",
        "It causes nausea.",
        "Side effects are generally mild.",
        "Food improves the absorption of the medicine.",
        "12 % of people feel sick.",
        "It works in 80 percent.",
        "A powerful medicine, proven to help.",
        "Avoid family members who had a live vaccine.",
    ],
)
def test_what_is_forbidden_would_be_found(text: str) -> None:
    assert breaches(text)


@pytest.mark.parametrize(
    "text",
    [
        "Never take two doses together.",
        "Take it when you remember.",
        "Change or plan doses",
        "Do not stop on your own; contact your clinic now.",
        "The European leaflet calls it uncommon (up to 1 in 100 people).",
        "Do not wait for office hours. Get medical help now and ask about your next dose.",
    ],
)
def test_what_is_agreed_is_not(text: str) -> None:
    assert breaches(text) == []
