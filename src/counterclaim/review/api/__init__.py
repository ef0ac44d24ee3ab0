"""The interface for programs: what the pages show as JSON over HTTP, under /api/v1."""

from counterclaim.review.api.routes import ROUTES

__all__ = ["ROUTES"]
