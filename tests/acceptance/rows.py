"""Questions to an export: which claims, statements and incidents a report gave, by who said it."""

from collections.abc import Callable
from typing import Any

from counterclaim.model import Span

Item = dict[str, Any]


class Facts:
    """An export, loaded, with the look-ups that a row of an acceptance list needs."""

    def __init__(self, export: Item) -> None:
        self.export = export
        self._actors = {actor["id"]: actor for actor in export["actors"]}
        self._incidents = {incident["id"]: incident for incident in export["incidents"]}
        self._happenings = {happening["id"]: happening for happening in export["happenings"]}
        self._sites = {site["id"]: site for site in export["sites"]}
        self._texts = {report["id"]: report["text"] for report in export["reports"]}

    def report_id(self, file: str) -> str:
        return str(next(r["id"] for r in self.export["reports"] if r["uri"].endswith(file)))

    def _is(self, actor_id: str | None, voice: str) -> bool:
        actor = self._actors.get(actor_id or "")
        if actor is None:
            return False
        field = "kind" if voice in ("publisher", "unnamed") else "name"
        return bool(actor[field] == voice)

    def claims(self, file: str, voice: str, stance: str, attribute: str, more: Item) -> list[Item]:
        report = self.report_id(file)
        return [
            claim
            for claim in self.export["claims"]
            if claim["report_id"] == report
            and self._is(claim["voice"], voice)
            and claim["stance"] in stance.split("|")
            and claim["attribute"] in attribute.split("|")
            and all(self._holds(claim, name, wanted) for name, wanted in more.items())
        ]

    def _holds(self, claim: Item, name: str, wanted: Any) -> bool:
        value = claim["value"]
        happening = self._happenings.get(claim["happening_id"] or "", {})
        told = self._incidents.get(claim["incident_id"] or "", happening)
        held: dict[str, Callable[[], object]] = {
            "low": lambda: value.get("low") == wanted,
            "high": lambda: value.get("high") == wanted,
            "code": lambda: value.get("code") in wanted.split("|"),
            "party": lambda: self._is(value.get("actor_id"), wanted),
            "modality": lambda: claim["modality"] == wanted,
            "day": lambda: (told.get("earliest"), told.get("latest")) == (wanted, wanted),
            "type": lambda: wanted in told.get("types", []),
            "joint": lambda: (claim["joint_id"] is not None) == wanted,
            "scope": lambda: (claim["scope"] is not None) == wanted,
            "about_actor": lambda: (claim["actor_id"] is not None) == wanted,
            "sites_in": lambda: self._sites[claim["site_id"]]["place"]["name"] == wanted,
            "times": lambda: True,
        }
        return bool(held[name]())

    def statements(self, file: str, voice: str, stance: str, more: Item) -> list[Item]:
        report = self.report_id(file)
        found = []
        for statement in self.export["statements"]:
            actors = (statement["source"] or {}).get("actor_ids") or []
            if statement["report_id"] != report or not any(self._is(actor, voice) for actor in actors):
                continue
            if statement["stance"] not in stance.split("|"):
                continue
            if all(self._says(statement, name, wanted) for name, wanted in more.items()):
                found.append(statement)
        return found

    def _says(self, statement: Item, name: str, wanted: Any) -> bool:
        if name == "said":
            return wanted in str(statement["said_on"])
        if name == "sentences":
            text = self._texts[statement["report_id"]]
            words = " ".join(text[part["start"] : part["end"]] for part in statement["content"])
            return words.count(".") >= int(wanted) - 1
        return bool(statement[name] == wanted)

    def incidents(self, file: str) -> list[Item]:
        report = self.report_id(file)
        return [incident for incident in self.export["incidents"] if report in incident["report_ids"]]

    def happenings(self, file: str, type_name: str) -> list[Item]:
        report = self.report_id(file)
        return [h for h in self.export["happenings"] if h["report_id"] == report and type_name in h["types"]]

    def disputes(self, file: str) -> list[Item]:
        ids = {incident["id"] for incident in self.incidents(file)}
        return [dispute for dispute in self.export["disputes"] if dispute["incident_id"] in ids]

    def bodies_of(self, name: str) -> set[str]:
        actor = next(actor for actor in self.export["actors"] if actor["name"] == name)
        return {self._actors[link["actor_id"]]["name"] for link in actor["speaks_for"]}

    def site_name(self, site_id: str | None) -> str | None:
        return self._sites[site_id]["name"] if site_id else None

    def check_spans(self) -> None:
        """Every span lies in its report's text and its words, where given, are those of the text."""
        for statement in self.export["statements"]:
            text = self._texts[statement["report_id"]]
            for part in (statement["source"], statement["cue"], *statement["content"]):
                if part is not None:
                    assert 0 <= part["start"] < part["end"] <= len(text)
                    assert "text" not in part or part["text"] == text[part["start"] : part["end"]]
        for claim in self.export["claims"]:
            evidence = claim["evidence"]
            assert 0 <= evidence["start"] < evidence["end"] <= len(self._texts[claim["report_id"]])

    def explain(self, file: str, voice: str, attribute: str = "") -> str:
        """What the report did give, for a failed row."""
        report = self.report_id(file)
        lines = [f"wanted {attribute} of {voice}; the report gave:"]
        for claim in self.export["claims"]:
            if claim["report_id"] == report:
                words = Span(**claim["evidence"]).of(self._texts[report])
                name = self._actors.get(claim["voice"], {}).get("name")
                said = (claim["stance"], claim["attribute"], claim["value"], claim["modality"])
                lines.append(f"  {name} {said} «{words}»")
        return "\n".join(lines)
