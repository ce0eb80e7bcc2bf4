"""Values as TOML."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.exchange.toml_text import as_array, as_figure, as_key, as_toml, indented

texts = st.text(st.characters(exclude_categories=["Cs"]))


@given(key=texts, value=texts, number=st.floats(-1e9, 1e9))
def test_what_is_written_is_read_again(key: str, value: str, number: float) -> None:
    assert tomllib.loads(f"{as_key(key)} = {as_toml(value)}") == {key: value}
    assert tomllib.loads(f"x = {as_array([as_figure(number)])}") == {"x": [number]}


def test_it_is_as_short_as_a_person_would_write_it() -> None:
    assert [as_key(name) for name in ("from", "a-b_1", "tea & cake", "")] == ["from", "a-b_1", '"tea & cake"', '""']
    assert [as_figure(number) for number in (50.0, 12.5, 3)] == ["50", "12.5", "3"]
    assert as_toml('Zoë "7"\n\x7f') == '"Zoë \\"7\\"\\n\\u007F"'
    assert as_array(["1", "2"]) == "[1, 2]"
    assert list(indented(["a", "  b"])) == ["  a", "    b"]
