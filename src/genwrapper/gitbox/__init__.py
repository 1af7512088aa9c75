"""genwrapper.gitbox"""
