"""All about time, without Qt and without the store: calendar, network, schedule, geometry."""
