import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.core.arrays import distinct


@given(st.lists(st.integers(-3, 2**40)))
def test_each_is_there_once_and_in_order(values: list[int]) -> None:
    assert distinct(np.array(values, np.int64)).tolist() == sorted(set(values))
