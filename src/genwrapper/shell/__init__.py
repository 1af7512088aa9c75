"""genwrapper.shell"""
