"""Hostile input: monstrous documents in a limited process, and mutated filings without end (`make fuzz`)."""
