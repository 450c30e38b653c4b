"""How two versions of a page are laid beside each other in the admin."""

from typing import Any

from wagtail.admin.compare import TextFieldComparison, register_comparison_class

from .fields import ChoiceListField


class ChoiceListComparison(TextFieldComparison):
    """Ticked boxes are compared by their words; in which order they were ticked is no difference."""

    def __init__(self, field: ChoiceListField, obj_a: Any, obj_b: Any) -> None:
        super().__init__(field, obj_a, obj_b)
        self.val_a: Any
        self.val_b: Any
        self.val_a, self.val_b = _words(field, self.val_a), _words(field, self.val_b)


def _words(field: ChoiceListField, value: Any) -> str:
    return ", ".join(field.labels(value))


register_comparison_class(ChoiceListField, comparison_class=ChoiceListComparison)
