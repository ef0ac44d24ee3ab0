"""Reading in this process."""

from collections.abc import Iterable, Iterator

from counterclaim.engines.reading import Item, OpenReader, Outcome, read_batch, take_batches


def read_reports(items: Iterable[Item], open_reader: OpenReader) -> Iterator[Outcome]:
    """Outcomes in the order of `items`; the reader is opened at the first of them."""
    reader = None
    for batch in take_batches(items):
        reader = reader or open_reader()
        yield from read_batch(reader, batch)
