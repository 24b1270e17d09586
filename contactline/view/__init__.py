"""What is on the screen: the view state, its link, and the events it selects."""
