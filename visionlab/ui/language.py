"""The language of the window: which texts it shows, and how it writes numbers and dates.

Texts are English in the code. A translation is one file of Qt's, `resources/translations/visionlab_LANGUAGE.ts`, which
`make translations` fills with all texts there are; what the window reads is the `.qm` that Qt makes of it.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from visionlab import resources
from visionlab.cost.numbers import ENGLISH
from visionlab.ui import numbers

#: all texts stand in one context: a text is the same wherever it is asked for
CONTEXT = "VisionLab"
#: languages by their code, as they call themselves
LANGUAGES = {"en": "English", "ru": "Русский"}
_STYLES = {"en": ENGLISH, "ru": numbers.RUSSIAN}
#: contexts of Qt's classes: to it, `Left` is a key
_OF_QT = re.compile(r"Q[A-Z]")
_LOCALES = {"en": QLocale.Language.English, "ru": QLocale.Language.Russian}


class Translator(QTranslator):
    """Finds our texts whatever context they are asked for in, and for Qt's own classes its own.

    It stays installed, and speaks another language from one call to the next: a thread that asks meanwhile never meets
    a list of translators that changes.
    """

    def __init__(self) -> None:
        super().__init__()
        self.code = "en"
        self._ours: QTranslator | None = None
        self._of_qt: QTranslator | None = None

    def speak(self, language: str) -> None:
        """Take up a language: one of `LANGUAGES`."""
        self._ours = self._of_qt = None
        if language != "en":
            self._ours = _loaded(f"visionlab_{language}", str(resources.path("translations")))
            self._of_qt = _loaded(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        self.code = language

    def isEmpty(self) -> bool:
        return False  # an empty one would not be installed

    def translate(self, context: str, source: str, comment: str | None = None, count: int = -1) -> str | None:
        if self._ours is None:
            return None
        if not _OF_QT.match(context):
            return self._ours.translate(CONTEXT, source, comment, count) or None
        return self._of_qt.translate(context, source, comment, count) or None if self._of_qt is not None else None


_translator: Translator | None = None


def _loaded(name: str, folder: str) -> QTranslator | None:
    made = QTranslator()
    return made if made.load(name, folder) else None


def language_of(choice: str) -> str:
    """The code of a language for what a person chose: a code, or `system`."""
    if choice in LANGUAGES:
        return choice
    system = QLocale.system().language()
    return next((code for code, language in _LOCALES.items() if language == system), "en")


def speak(choice: str) -> None:
    """Show texts and numbers in this language from now on; what is on the screen already stays as it is."""
    global _translator
    if _translator is None:
        _translator = Translator()
        QCoreApplication.installTranslator(_translator)
    code = language_of(choice)
    _translator.speak(code)
    numbers.speak(_STYLES[code])
    system = QLocale.system()
    QLocale.setDefault(system if system.language() == _LOCALES[code] else QLocale(_LOCALES[code]))


def spoken() -> str:
    """The code of the language that is spoken."""
    return _translator.code if _translator is not None else "en"
