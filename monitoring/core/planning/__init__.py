"""Rules about the planning register: goals, measures, participation, actors, findings."""
