"""What is made of a codebook once: one thing for one object, and few of them kept."""

from counterclaim.codebook.schema.once import once


class Asked:
    """Something that is known by which object it is, as a codebook is."""


def test_the_same_object_gives_the_same_thing() -> None:
    made: list[Asked] = []

    @once
    def give(known: Asked) -> object:
        made.append(known)
        return object()

    one, other = Asked(), Asked()
    assert give(one) is give(one)
    assert give(other) is not give(one)
    assert made == [one, other]


def test_few_are_kept() -> None:
    made: list[Asked] = []

    @once
    def give(known: Asked) -> object:
        made.append(known)
        return object()

    asked = [Asked() for _ in range(6)]
    for one in asked:
        give(one)
    give(asked[-1])
    give(asked[-4])
    assert made == asked, "the last four are kept"
    give(asked[0])
    assert made == [*asked, asked[0]], "the first was made anew"
