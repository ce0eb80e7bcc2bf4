"""What is being entered of a blood test's results, and what was saved, in words."""

from datetime import date

from imuran_desktop.words.language import Language


def tally_words(language: Language, results: int, files: int) -> str:
    """How much is filled in: "7 results, 1 file"."""
    parts = []
    if results:
        parts.append(language.trn("{number} result", "{number} results", results))
    if files:
        parts.append(language.trn("{number} file", "{number} files", files))
    return language.tr("Filled in: {what}.", what=language.listed(parts)) if parts else ""


def saved_words(language: Language, on: date, results: int) -> str:
    """That the results of a day are saved."""
    day = language.date(on)
    if not results:
        return language.tr("Saved: the blood test of {day}, without results.", day=day)
    return language.trn("Saved: {number} result from {day}.", "Saved: {number} results from {day}.", results, day=day)


def no_results_words(language: Language) -> str:
    """That there is nothing to save yet."""
    return language.tr("Nothing is filled in yet. Type at least one value, or add a file.")


def brought_in_words(language: Language, added: int, replaced: int) -> str:
    """That the results of a file are in the diary."""
    words = language.trn("{number} result was brought in.", "{number} results were brought in.", added + replaced)
    if replaced:
        words += " " + language.trn(
            "{number} of them replaced what the diary had.", "{number} of them replaced what the diary had.", replaced
        )
    return words


def compared_words(language: Language, new: int, same: int, different: int, problems: int) -> str:
    """How many results of a file are new, already there, and different, and how many cells can't be taken over."""
    trn = language.trn
    said = [trn("This file has {number} new result.", "This file has {number} new results.", new)]
    if same:
        said.append(trn("{number} result is in the diary already.", "{number} results are in the diary already.", same))
    if different:
        said.append(
            trn("{number} result is different in the diary.", "{number} results are different in the diary.", different)
        )
    if problems:
        said.append(
            trn(
                "{number} thing in it could not be taken over: see below.",
                "{number} things in it could not be taken over: see below.",
                problems,
            )
        )
    return " ".join(said)


def fate_words(language: Language, fate: str, known: str, *, twice: bool) -> str:
    """What the diary has of a result of a file; ``fate`` is a `services.results_import.Fate`."""
    tr = language.tr
    if fate == "new":
        return tr("new")
    if fate == "same":
        return tr("already there")
    if twice:
        return tr("left out: the file has two values for it")
    return tr("different: {value}", value=known)
