"""What went wrong, in one plain sentence with a way forward."""

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from imuran_desktop.domain.plan_checks import PlanFault, PlanProblem, Where
from imuran_desktop.words.language import Language
from imuran_desktop.words.schedule_faults import phase_fault_words


def store_words(language: Language, trouble: str, name: str) -> str:
    """What is wrong with a diary file. ``trouble`` is a `store.errors.Trouble`, ``name`` the file's."""
    tr = language.tr
    sentences = {
        "missing": tr("There is no diary at {name}. Check the name, or make one with 'plan import' or 'demo'."),
        "not_a_diary": tr("{name} is not a diary. Choose another file; this one was not changed."),
        "damaged": tr("{name} is damaged. Keep a copy of it, then open a backup."),
        "newer": tr("{name} was written by a newer version of Imuran Desktop. Update the app to open it."),
        "busy": tr("{name} is being written to by another program. Close that program and try again."),
        "no_permission": tr("{name} can't be opened or written here. Check that the file and its folder are yours."),
        "disk_full": tr("The disk is full, so nothing was recorded in {name}. Make room and try again."),
        "unfinished": tr(
            "{name} was left in the middle of a write. Open it once in Imuran Desktop on the computer it comes from, "
            "close that, and copy it again."
        ),
        "failed": tr("{name} could not be read or written. Check the disk and try again."),
    }
    return sentences[trouble].format(name=name)


def unread_words(language: Language, trouble: str, name: str) -> str:
    """As `store_words`, for those who were given the diary of somebody else: they can only ask for another copy."""
    tr = language.tr
    sentences = {
        "missing": tr("{name} can't be found any more: it was moved, or it is a link that leads nowhere."),
        "damaged": tr("{name} is damaged. Ask for another copy of it."),
    }
    return sentences[trouble].format(name=name) if trouble in sentences else store_words(language, trouble, name)


def refusal_words(language: Language, reason: str, figures: Mapping[str, Any]) -> str:
    """Why a request was refused. ``reason`` is a `services.problems.Reason`."""
    tr = language.tr
    sentences = {
        "unknown_dose": tr("The plan has no dose {key}. See 'agenda' for the keys of a day."),
        "unknown_symptom": tr(
            "The list has no symptom {symptom}. See 'guide side_effects --json' for the names it has."
        ),
        "unknown_zone": tr("{zone} is not a time zone. Use a name such as Europe/London."),
        "in_future": tr("{at} is in the future. Record things once they have happened."),
        "too_early": tr("{at} is more than a day before the dose {key} is due. Check the date of the dose."),
        "past_tests": tr(
            "This plan would change blood tests that were due before today (the first on {day}), so nothing was saved. "
            "Let the schedule start today, or add --correct-past if the record itself was wrong."
        ),
        "no_name": tr("The plan says nothing of the person. Add [person] with a name."),
        "nothing_to_undo": tr("There is nothing to undo."),
        "nothing_recorded": tr("Nothing is recorded there any more, so there was nothing to change."),
        "other_diary": tr("{name} is another diary, not a copy of this one. Nothing was changed."),
        "amount_range": tr("{amount} is not an amount to take. Use more than 0 and at most {most} mg."),
        "unknown_medicine": tr("The plan has no medicine called {medicine}."),
        "tablet_strength": tr("There are no tablets of {strength} mg. Use a number from {least} to {most}."),
        "count_range": tr("That is not a number of tablets. Use whole ones or halves, and at most {most}."),
        "no_tablets": tr("No tablets were entered, so nothing was recorded."),
        "unknown_test": tr("No blood test is planned for {on}."),
        "test_is_done": tr("The blood test planned for {on} is done. What was arranged for it stays as it was."),
        "skips_test": tr(
            "{on} can't be in place of {instead_of}: another blood test, of {test}, lies between the two. Choose a "
            "nearer day, or put {on} in place of that test."
        ),
        "in_dispute": tr(
            "The blood test of {on} is written down differently in two places. Choose on the Blood tests page which "
            "one is right, then save again."
        ),
        "no_such_test_day": tr("That day can't be. Choose one from {first} to {last}."),
        "ended_before": tr("It can't have ended ({ended}) before it began ({began}). Check the two."),
        "temperature_range": tr("That is not a temperature in degrees Celsius. Use one from {least} to {most}."),
        "empty_name": tr("Nothing was written down: it needs a name."),
        "day_to_come": tr("{day} is still to come. Choose a day that has come."),
        "no_such_day": tr("That day can't be. Choose one from {first} to {last}."),
        "said_to_come": tr("{day} is still to come: what was said there can be written down once it has come."),
        "empty_question": tr("The question is empty, so nothing was recorded."),
        "wrong_way_round": tr(
            "The last day, {at}, is before the first one. Choose a later day, or an earlier first one."
        ),
        "empty_note": tr("The note is empty, so nothing was recorded."),
        "result_twice": tr("{analyte} is there twice. Keep one of the two, so that it is clear which one holds."),
        "empty_file": tr("{name} is empty, so it was not kept."),
        "file_too_large": tr("{name} is too large. A file kept in a diary has at most {most} MB."),
        "days_range": tr("{days} is not a number of days to be reminded before. Use 1 to {most}."),
    }
    shown = {key: _shown(language, value) for key, value in figures.items()}
    return sentences[reason].format(**shown)


def past_words(language: Language, keys: list[str]) -> str:
    """Why a plan that would change the past was refused."""
    return language.trn(
        "This plan would change {number} dose before now (the first is {first}), so nothing was saved. "
        "Date the change from today, or add --correct-past if the record itself was wrong.",
        "This plan would change {number} doses before now (the first is {first}), so nothing was saved. "
        "Date the change from today, or add --correct-past if the record itself was wrong.",
        len(keys),
        first=keys[0],
    )


def file_words(language: Language, fault: str, where: str, figures: Mapping[str, Any], line: int | None = None) -> str:
    """What is wrong in a plan file, where, and on which line. ``fault`` is an `exchange.toml_reader.FileFault`."""
    sentence = _file_sentence(language, fault, where, figures)
    return sentence if line is None else language.tr("Line {line}: {sentence}", line=line, sentence=sentence)


def _file_sentence(language: Language, fault: str, where: str, figures: Mapping[str, Any]) -> str:
    if fault == "bad_plan":
        return f"{where}: {plan_words(language, figures['problem'])}"
    if fault == "bad_schedule":
        return f"{where}: {phase_fault_words(language, figures['phase_fault'])}"
    tr = language.tr
    sentences = {
        "not_toml": tr("The plan file is not TOML: {detail}."),
        "unknown_key": tr("{where} is not known here."),
        "missing_key": tr("{where} is missing."),
        "wrong_sort": tr("{where} must be {sort}, not {value}."),
        "unknown_word": tr("{where} can't be {word}. Use one of: {words}."),
        "out_of_range": tr("{where} must lie between {least} and {most}."),
        "twice": tr("{where} is {value}, like one before it. Put the two together, or change one."),
        "not_both": tr("{where} does not go with {one}. Give {one} or {other}, not both."),
        "bad_id": tr("{where} can't be {value}. Use letters, digits, and the signs - _ and ."),
        "unknown_zone": tr("{where}: {zone} is not a time zone. Use a name such as Europe/London."),
        "until_first": tr("{where} is {last}, before the beginning on {first}."),
        "made_far_off": tr("{where} is {made}, more than three days from {first}. Change it, or leave it out."),
        "other_amount": tr("{where} make {made} mg, not {amount} mg. Change the tablets or the amount."),
    }
    shown = {key: _shown(language, value) for key, value in figures.items()} | {"where": where}
    if fault == "wrong_sort":
        shown["sort"] = _sort_words(language, figures["sort"])
    close = get_close_matches(figures["key"], figures["known"], 1) if fault == "unknown_key" else []
    hint = tr(" Did you mean {key}?", key=close[0]) if close else ""
    return sentences[fault].format(**shown) + hint


def _sort_words(language: Language, sort: str) -> str:
    tr = language.tr
    return {
        "text": tr("text in quotes"),
        "number": tr("a number"),
        "whole": tr("a whole number"),
        "truth": tr("true or false"),
        "numbers": tr("a list of numbers, such as [25, 50]"),
        "texts": tr("a list of texts"),
        "weekdays": tr('a list of days, such as ["mon", "thu"]'),
        "date": tr("a date such as 2026-03-01, without quotes"),
        "dates": tr("a list of dates"),
        "time": tr('a time such as "07:30"'),
        "instant": tr("a date and time with an offset, such as 2026-03-01T08:00:00+00:00"),
        "table": tr("a table"),
        "tables": tr("a table, written with [[two brackets]]"),
    }[sort]


def system_words(language: Language, name: str) -> str:
    """That a file of the app's own can't be read or written."""
    return language.tr("{name} can't be read or written. Check that the file and its folder are yours.", name=name)


def report_trouble_words(language: Language, trouble: str, name: str) -> str:
    """Why there is no report. ``trouble`` is a `services.report_files.ReportTrouble`, ``name`` the file it is about."""
    tr = language.tr
    sentences = {
        "unforeseen": tr(
            "{name} could not be made into a report. That is a fault in Imuran Desktop, and its log says where; the "
            "diary was not changed."
        ),
        "not_laid_out": tr("The pages of the report of {name} could not be laid out. The diary was not changed."),
        "not_written": tr("The report could not be written as {name}. Check that its folder is yours."),
        "disk_full": tr("The disk is full, so {name} was not written. Make room and try again."),
        "taken": tr(
            "{name} is there already, and something else is in it, so it was left as it is. Move it away, or choose "
            "another place."
        ),
        "no_folder": tr("There is no folder {name}. Check its name, or make it first."),
    }
    return sentences[trouble].format(name=name)


def plan_words(language: Language, problem: PlanProblem) -> str:
    """What is wrong in a plan, as a form says it beside the field."""
    tr = language.tr
    sentences = {
        PlanFault.NO_NAME: tr("Enter a name."),
        PlanFault.UNKNOWN_ZONE: tr("{zone} is not a time zone. Use a name such as Europe/London."),
        PlanFault.NO_STEPS: tr("Add at least one dose step."),
        PlanFault.NO_SLOTS: tr("Add at least one dose a day."),
        PlanFault.AMOUNT_RANGE: tr("{amount} mg can't be right. Enter more than 0 and at most {most} mg."),
        PlanFault.AMOUNT_NOT_MADE: tr(
            "Tablets of {strengths} mg can't make {amount} mg. They can make {nearest} mg. Ask your prescriber."
        ),
        PlanFault.STRENGTH_RANGE: tr("A tablet of {strength} mg can't be right. Enter more than 0, at most {most} mg."),
        PlanFault.MEAL_WITHOUT_TIME: tr("{meal} has no time. Set the time of that meal first."),
        PlanFault.NO_MEAL_OR_TIME: tr("Choose a meal or a time for this dose."),
        PlanFault.SLOT_TWICE: tr("Two doses have the same slot id {slot}. Give each its own."),
        PlanFault.SAME_TIME: tr("Two doses are at {time}. Put them together, or move one."),
        PlanFault.LAST_BEFORE_FIRST: tr("It ends on {last}, before it begins on {first}."),
        PlanFault.STEPS_OVERLAP: tr("Two dose steps cover {day}. End the first before the second begins."),
        PlanFault.NO_FOOD_WORDS: tr("Write what your leaflet or clinic says about food."),
        PlanFault.DATE_RANGE: tr("Dates must lie between {first} and {last}."),
        PlanFault.NO_WEEKDAYS: tr("Choose at least one day of the week."),
        PlanFault.REPEAT_RANGE: tr("Enter a number from 1 to {most}."),
        PlanFault.HOLD_ENDS_FIRST: tr("The pause ends before it begins on {day}."),
        PlanFault.HOLDS_OVERLAP: tr("Two pauses cover {day}. End the first before the second begins."),
        PlanFault.ENDS_FIRST: tr("It would be over by {day}, before its first dose."),
    }
    return sentences[problem.fault].format(**{key: _said(language, value) for key, value in problem.figures.items()})


def plan_place(where: Where) -> str:
    """Where a problem is, as a plan file counts: ``prescriptions[1].steps[2]``."""
    text = ""
    for part in where:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _said(language: Language, value: Any) -> str:
    """As `_shown`, with a date as people write it rather than as a file does."""
    return language.date(value) if isinstance(value, date) else _shown(language, value)


def _shown(language: Language, value: Any) -> str:
    if isinstance(value, float | int):
        return language.number(value)
    if isinstance(value, tuple | list):
        return language.listed([_shown(language, item) for item in value])
    return value.isoformat(timespec="minutes") if hasattr(value, "hour") else str(value)


def damage_words(language: Language, code: str) -> str:
    """What `store.check` found wrong with a diary."""
    tr = language.tr
    return {
        "damaged": tr("The file is damaged. Keep a copy of it, then open a backup."),
        "no_id": tr("The diary has lost its id. Open a backup."),
        "lost_parent": tr("A revision names an older one that is gone. Open a backup."),
        "lost_revision": tr("A link in the history leads nowhere. Open a backup."),
        "wrong_entry": tr("A revision replaces one of another entry. Open a backup."),
        "wrong_generation": tr("The order of some revisions is wrong. Open a backup."),
        "bad_body": tr("An entry can't be read. Open a backup."),
        "lost_file": tr("A letter kept with a blood test is gone or changed. Open a backup."),
        "not_guarded": tr("The guard against changes of history is gone. Open a backup."),
    }[code]
