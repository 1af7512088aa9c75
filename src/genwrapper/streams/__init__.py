"""genwrapper.streams"""
