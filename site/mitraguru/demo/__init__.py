"""Believable content for a first look: stories, communities, reports and pages, told in files beside this one."""
