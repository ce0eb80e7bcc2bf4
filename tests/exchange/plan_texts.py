"""Plan files as people write them, and any that hypothesis can think of."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from imuran_desktop.exchange.toml_reader import FileFault, FileProblem

PERSON = """
[person]
name = "Sam Example"
zone = "Europe/London"           # absent: the computer's
recording_from = 2026-03-01      # absent: today
[[meals]]
from = 2026-03-01                # dated: later changes add another
breakfast = "08:00"
dinner = "18:30"
"""
PRESCRIBED = """\
[[prescriptions]]
id = "aza"                       # ids may be left out: import makes and export shows them
medicine = "azathioprine"
food = "with_or_after"           # empty_stomach | either; or food_words = "…"
tablets_mg = [25, 50]
  [[prescriptions.steps]]
  from = 2026-03-01
  until = 2026-03-28             # inclusive; absent: until the next step
    [[prescriptions.steps.slots]]
    slot = "morning"             # the slot's id, kept across steps
    meal = "breakfast"           # or time = "07:30"
    amount_mg = 50
"""
BLOOD_TESTS = """\
[monitoring]
preset = "us_label"
start = 2026-03-01
"""
ISSUE = PERSON + PRESCRIBED + BLOOD_TESTS
"""The plan file as issue 2 shows it, and above it its parts: the person with the meals, a prescription, blood tests."""

AZA = '[[prescriptions]]\nid = "aza"\nmedicine = "azathioprine"\n'
"""How a file begins that says more of that prescription."""

CLINIC = """
# How a clinic might write everything down. All of it is made up.
[person]
name = "Sam Example"
recording_from = 2026-03-02
  [[person.zones]]
  zone = "Europe/London"
  [[person.zones]]
  from = 2026-05-01T22:00:00+01:00     # a flight to India
  zone = "Asia/Kolkata"

[[meals]]
from = 2026-03-02
breakfast = "08:00"
dinner = "18:30"
  [[meals.other_days]]
  days = ["sat", "sun"]
  breakfast = "09:30"

[[prescriptions]]
id = "aza"
medicine = "azathioprine"
tablets_mg = [25, 50]
prescriber = "Dr Example"
reason = "my bowel"
missed_words = "Ring us on 0123."

  [[prescriptions.directions]]
  from = 2026-03-02
  food = "with_or_after"
  milk = "not within two hours of milk"
  [[prescriptions.directions]]
  from = 2026-04-01
  food_words = "with a snack"
  on_time_minutes = 90

  # 50 mg for 4 weeks, then 75, then 100
  [[prescriptions.steps]]
  from = 2026-03-02
  until = 2026-03-29
    [[prescriptions.steps.slots]]
    slot = "morning"
    meal = "breakfast"
    amount_mg = 50
  [[prescriptions.steps]]
  from = 2026-03-30
  until = 2026-04-26
    [[prescriptions.steps.slots]]
    slot = "morning"
    meal = "breakfast"
    amount_mg = 75
  [[prescriptions.steps]]
  from = 2026-04-27
    [[prescriptions.steps.slots]]
    slot = "morning"
    meal = "breakfast"
    amount_mg = 50
    [[prescriptions.steps.slots]]
    slot = "evening"
    meal = "dinner"
    amount_mg = 50

  [[prescriptions.holds]]
  from = 2026-04-10
  until = 2026-04-12
  reason = "hospital"
  said_by = "Ward 7"
  [[prescriptions.holds]]
  from = 2026-06-01
  said_by = "Nurse Example"

[[prescriptions]]                      # 50 and 75 mg on alternate days
medicine = "allopurinol"
food = "either"
tablets_mg = [50]
tablets_may_be_halved = true
until = 2026-04-30
  [[prescriptions.steps]]
  from = 2026-03-02
    [[prescriptions.steps.slots]]
    meal = "dinner"
    amount_mg = 50
    repeat = "every_days"
    every = 2
    [[prescriptions.steps.slots]]
    meal = "dinner"
    amount_mg = 75
    repeat = "every_days"
    every = 2
    since = 2026-03-03

[[prescriptions]]
medicine = "paracetamol"
  [[prescriptions.steps]]
  from = 2026-03-02
    [[prescriptions.steps.slots]]
    slot = "pain"
    amount_mg = 1000
    repeat = "as_needed"
    min_gap_hours = 4
    most_per_day = 4

[[prescriptions]]
medicine = "vitamin D"
  [[prescriptions.steps]]
  from = 2026-03-02
    [[prescriptions.steps.slots]]
    time = "12:00"
    amount_mg = 0.5
    repeat = "every_months"
    every = 1
    since = 2026-01-31
    [[prescriptions.steps.slots]]
    time = "13:00"
    amount_mg = 0.02
    repeat = "weekdays"
    weekdays = ["mon", "thu"]
    [[prescriptions.steps.slots]]
    time = "14:00"
    amount_mg = 0.02
    repeat = "cycle"
    days_on = 21
    days_off = 7

[[monitoring]]
preset = "us_label"
start = 2026-03-02
[[monitoring]]
preset = "uk_gastroenterology"
start = 2026-09-01
[[monitoring]]
preset = "custom"
start = 2026-12-01
name = "Liver clinic"
tests = ["full blood count"]
said_by = "Nurse Example"
working_days = true
counts_from_done = true
window_days = 5
  [[monitoring.phases]]
  at_weeks = [2, 4]
  [[monitoring.phases]]
  every = { weeks = 4 }
  lasts = { months = 6 }
  [[monitoring.phases]]
  every = { months = 3 }
  [[monitoring.dates]]
  on = 2026-12-17
  instead_of = 2026-12-15
  said_by = "the nurse"
"""
"""Everything a plan file can say that a person would write by hand."""

START = date(2026, 3, 1)

names = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12).filter(
    lambda text: text == text.strip() != ""
)
meal_names = st.sampled_from(["breakfast", "lunch", "dinner", "bedtime", "tea & cake", "שחרית", "second-breakfast"])
clocks = st.integers(0, 24 * 60 - 1).map(lambda minute: f"{minute // 60:02}:{minute % 60:02}")
strengths = st.lists(st.sampled_from([0.5, 1, 12.5, 25, 50, 75]), unique=True, max_size=3)


def quoted(text: str) -> str:
    """``text`` as a TOML string, every sign of it escaped."""
    return '"' + "".join(f"\\U{ord(sign):08X}" for sign in text) + '"'


_ODD = ("0001-01-01", "9999-12-31T23:59:59-12:00", "-1", "0", "3", "2.5", "1e308", "''", "'x'", "[]", "{}", "00:00:00")
_ODDER = ("true", "[[]]", "['mon']", "nan")


@st.composite
def with_a_mistake(draw: st.DrawFn, text: str) -> str:
    """A plan file of which one line is gone, twice there, or says something odd."""
    lines = text.splitlines()
    place = draw(st.integers(0, len(lines) - 1))
    key = lines[place].partition("=")[0]
    lines[place] = draw(
        st.sampled_from(["", f"{lines[place]}\n{lines[place]}", *(f"{key} = {value}" for value in _ODD + _ODDER)])
    )
    return "\n".join(lines)


@st.composite
def plan_texts(draw: st.DrawFn) -> str:
    """A daily plan without mistakes, as the text of a plan file."""
    lines = ["[person]", f"name = {quoted(draw(names))}"]
    lines.append(f'zone = "{draw(st.sampled_from(["Europe/London", "Asia/Kolkata", "America/St_Johns", "UTC"]))}"')
    lines.append(f"recording_from = {START}")
    meals = draw(st.dictionaries(meal_names, clocks, min_size=1, max_size=4))
    for later in sorted(draw(st.sets(st.integers(0, 60), min_size=1, max_size=3))):
        lines += ["[[meals]]", f"from = {START + timedelta(days=later)}"]
        times = draw(st.lists(clocks, min_size=len(meals), max_size=len(meals), unique=True))
        lines += [f'{quoted(meal)} = "{time}"' for meal, time in zip(meals, times, strict=True)]
    for number in range(draw(st.integers(0, 2))):
        lines += _prescription(draw, number, list(meals))
    if draw(st.booleans()):
        preset = draw(st.sampled_from(["us_label", "uk_gastroenterology"]))
        lines += ["[monitoring]", f'preset = "{preset}"', f"start = {START + timedelta(days=draw(st.integers(0, 90)))}"]
        if draw(st.booleans()):
            lines.append(f"restarts = [{START + timedelta(days=200)}, {START + timedelta(days=300)}]")
    return "\n".join(lines) + "\n"


def _prescription(draw: st.DrawFn, number: int, meals: list[str]) -> list[str]:
    lines = ["[[prescriptions]]"]
    if draw(st.booleans()):
        lines.append(f'id = "p{number}"')
    lines.append(f"medicine = {quoted(draw(names))}")
    lines += draw(
        st.sampled_from([[], ['food = "empty_stomach"'], ['food = "either"'], ['food_words = "as \\"told\\" 💊"']])
    )
    tablets = draw(strengths)
    lines.append(f"tablets_mg = {tablets}")
    lines += draw(st.sampled_from([[], ['missed_words = "Ring us.\\nDo."']]))
    lines += draw(st.sampled_from([[], ["on_time_minutes = 30"], ["on_time_minutes = 90.5"]]))
    begins = START
    for _ in range(draw(st.integers(1, 3))):
        lines += ["[[prescriptions.steps]]", f"from = {begins}"]
        begins += timedelta(days=draw(st.integers(1, 40)))
        if draw(st.booleans()):
            lines.append(f"until = {begins - timedelta(days=1)}")
        lines += _slots(draw, number, meals, tablets)
    return lines


def _slots(draw: st.DrawFn, number: int, meals: list[str], tablets: list[Any]) -> list[str]:
    lines = []
    # Either at meals or at times, so that no two of a step fall together.
    places = draw(
        st.lists(st.sampled_from(meals), min_size=1, max_size=3, unique=True)
        if draw(st.booleans())
        else st.lists(clocks, min_size=1, max_size=3, unique=True)
    )
    for place in places:
        lines.append("[[prescriptions.steps.slots]]")
        lines.append(f'time = "{place}"' if ":" in place else f"meal = {quoted(place)}")
        if draw(st.booleans()):
            lines.append(f'slot = "s{number}.{places.index(place)}_é"')
        of = (
            draw(st.sampled_from(tablets)) * draw(st.integers(1, 6))
            if tablets
            else draw(st.sampled_from([0.25, 60, 2000]))
        )
        lines.append(f"amount_mg = {of}")
    return lines


def has_its_line(problem: FileProblem, text: str) -> bool:
    """Whether a fault names a line of ``text``. Where a text is no TOML, the reader's own words do."""
    return problem.fault is FileFault.NOT_TOML or (problem.line or 0) in range(1, text.count("\n") + 2)
