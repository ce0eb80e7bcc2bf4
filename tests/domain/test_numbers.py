from imuran_desktop.domain.numbers import plain_number


def test_a_whole_number_is_written_without_a_point() -> None:
    assert str(plain_number(50.0)) == "50"
    assert str(plain_number(12.5)) == "12.5"
