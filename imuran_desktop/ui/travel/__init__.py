"""The parts that have to do with travel: the question, the effect on the next doses, and where one has been."""
