"""What chance alone could do: intervals, comparison within its limits, alerts, trends."""
