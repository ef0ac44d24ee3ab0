"""The workbench: pages over a ledger where a person reads the accounts side by side and judges them.

Server-made pages that work without script; one process, loopback only.
"""
