"""What a run tells of the network's blocks while it trains, on the canvas."""
