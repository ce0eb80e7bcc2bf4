"""Make resources/formats.json anew: `.venv/bin/python packaging/make_formats.py`.

For developers, after a new version of Babel or a new translation. The file keeps how each locale writes dates, times,
numbers and lists, so that the app can start without Babel; `tests/words/test_formats.py` compares the two.
"""

import json
import sys
from dataclasses import asdict

from _requirements import CHECKOUT

sys.path.insert(0, str(CHECKOUT))

from imuran_desktop.words.babel_formats import ask_babel
from imuran_desktop.words.locales import FILE

LOCALES = ("en_GB", "en_US")


def main() -> None:
    """Write the file."""
    known = {locale: asdict(ask_babel(locale)) for locale in LOCALES}
    text = json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True)
    (CHECKOUT / "resources" / FILE).write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
