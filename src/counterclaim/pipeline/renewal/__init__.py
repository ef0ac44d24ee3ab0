"""Carrying on what is worked out: what is new or judged anew, and all that it touches, is worked out again.

changes | rename | retell | show_reports | relink | put_incidents | renew_records | renew_disputes
"""

from counterclaim.pipeline.renewal.renew import renew

__all__ = ["renew"]
