"""The demo with static files as production serves them: named by their content, compressed beforehand, kept for ever."""

from mitraguru.settings.demo import *
from mitraguru.settings.media import STATIC

STORAGES = {**STORAGES, "staticfiles": STATIC}
WHITENOISE_USE_FINDERS = False
# The files of the admin are a thousand, and no phone of a reader asks for them.
STATICFILES_FINDERS = [finder for finder in STATICFILES_FINDERS if "AppDirectories" not in finder]
