"""What the library does when nobody waits for it."""

from django_tasks import task

from . import renditions


@task()
def write_released_task(image_ids: list[int]) -> int:
    """Write the sizes of pictures that have just become public; answers how many files were written."""
    return renditions.write_released(image_ids)
