"""A round: the revision that was handed in, who has a part in it, the stages it passes, and who holds it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Submission(models.Model):
    """One round: the author gave this revision, told by its content hash, to be read.

    `kind`, `levels`, `phases`, `topics`, `province`, `language` and `title` are copied from that revision, so that the desk
    can list and filter thousands of texts, and find readers for them, without opening one.
    """

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="submissions")
    workflow_state = models.ForeignKey(
        "wagtailcore.WorkflowState", on_delete=models.CASCADE, related_name="submissions"
    )
    # RESTRICT: what was read is never purged while the text is there, and goes with it when the text is deleted.
    revision = models.ForeignKey("wagtailcore.Revision", on_delete=models.RESTRICT, related_name="+")
    content_hash = models.CharField(_("sidik isi"), max_length=64)
    round = models.PositiveSmallIntegerField(_("putaran"), default=1)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    submitted_at = models.DateTimeField(_("dikirim"), auto_now_add=True)
    title = models.CharField(_("judul"), max_length=255, blank=True)
    kind = models.CharField(_("jenis"), max_length=20, blank=True, db_index=True)
    #: values of `level` with a blank on both sides of each, so that one is found by " sd "
    levels = models.CharField(_("jenjang"), max_length=120, blank=True)
    phases = models.CharField(_("fase"), max_length=60, blank=True)
    #: subjects and tags, so that a reader who knows them is found
    topics = models.TextField(_("mata pelajaran dan tagar"), blank=True)
    province = models.CharField(_("provinsi"), max_length=2, blank=True, db_index=True)
    language = models.CharField(_("bahasa"), max_length=5, blank=True)

    class Meta:
        verbose_name = _("kiriman")
        verbose_name_plural = _("kiriman")
        permissions = [("decide_submission", _("Memutuskan tulisan sesudah telaah rekan"))]
        ordering = ["-round"]
        constraints = [
            models.UniqueConstraint(fields=["workflow_state", "round"], name="one_submission_per_round")
        ]

    def __str__(self) -> str:
        return f"{self.page_id}/{self.round}"


class Involvement(models.Model):
    """Somebody, or a whole school, with a part in a submitted text: they neither read nor decide on it."""

    class Why(models.TextChoices):
        """What the part is; the sentence for it is in `conflicts`."""

        OWN = "own", _("tulisan sendiri")
        CONTRIBUTOR = "contributor", _("disebut di dalamnya")
        COMMUNITY = "community", _("komunitasnya sendiri")
        SCHOOL = "school", _("sekolahnya")

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="involvements")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    school = models.ForeignKey(
        "places.School", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    why = models.CharField(_("hubungan"), max_length=12, choices=Why.choices)

    class Meta:
        verbose_name = _("keterlibatan")
        verbose_name_plural = _("keterlibatan")

    def __str__(self) -> str:
        return f"{self.submission_id}: {self.why}"


class Stage(models.Model):
    """One stage of a round as the desk keeps time of it: since when, promised by when, and when it ended."""

    class Kind(models.TextChoices):
        """Who reads at this stage."""

        FIRST_LOOK = "first_look", _("Pemeriksaan awal")
        PEER = "peer", _("Telaah rekan")
        EDITOR = "editor", _("Keputusan penyunting")

    task_state = models.OneToOneField("wagtailcore.TaskState", on_delete=models.CASCADE, related_name="stage")
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="stages")
    kind = models.CharField(_("tahap"), max_length=12, choices=Kind.choices)
    since = models.DateTimeField(_("sejak"))
    due_at = models.DateTimeField(_("dijanjikan paling lambat"), null=True, blank=True, db_index=True)
    #: who has to act was told so, once each
    reminded_at = models.DateTimeField(null=True, blank=True)
    overdue_told_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(_("selesai"), null=True, blank=True, db_index=True)
    outcome = models.CharField(_("hasil"), max_length=12, blank=True)
    #: school days it took, told when it ends
    took_days = models.PositiveSmallIntegerField(_("hari sekolah"), null=True, blank=True)

    class Meta:
        verbose_name = _("tahap")
        verbose_name_plural = _("tahap")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.submission_id}: {self.kind}"


class Claim(models.Model):
    """Who has taken a waiting text to read, so that others turn to another one."""

    task_state = models.ForeignKey("wagtailcore.TaskState", on_delete=models.CASCADE, related_name="claims")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="claims")
    claimed_at = models.DateTimeField(_("diambil"), auto_now_add=True)
    due_at = models.DateTimeField(_("dijanjikan paling lambat"), null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    overdue_told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("pengambilan")
        verbose_name_plural = _("pengambilan")
        constraints = [models.UniqueConstraint(fields=["task_state", "reviewer"], name="one_claim_each")]

    def __str__(self) -> str:
        return f"{self.task_state_id}: {self.reviewer_id}"


class LastLook(models.Model):
    """Which round somebody saw last of a text, so that a comparison begins there."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="+")
    #: the round seen before that one, kept while the new one is being read
    before = models.ForeignKey(Submission, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("bacaan terakhir")
        verbose_name_plural = _("bacaan terakhir")
        constraints = [models.UniqueConstraint(fields=["page", "user"], name="one_last_look_each")]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.user_id}"
