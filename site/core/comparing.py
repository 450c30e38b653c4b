"""How two versions of a page are laid beside each other in the admin."""

from wagtail.admin.compare import TextFieldComparison, register_comparison_class

from .fields import ChoiceListField


class ChoiceListComparison(TextFieldComparison):
    """Ticked boxes are compared by their words; in which order they were ticked is no difference."""

    def __init__(self, field: ChoiceListField, obj_a: object, obj_b: object) -> None:
        super().__init__(field, obj_a, obj_b)
        self.val_a, self.val_b = (", ".join(field.labels(value)) for value in (self.val_a, self.val_b))


register_comparison_class(ChoiceListField, comparison_class=ChoiceListComparison)
