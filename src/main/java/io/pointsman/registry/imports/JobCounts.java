package io.pointsman.registry.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointsman.registry.RowsOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Sums up what the turns of a job did. */
@ApplicationScoped
class JobCounts {

  private static final TypeReference<TreeMap<String, Long>> COUNTS = new TypeReference<>() {};

  private final ObjectMapper json;

  JobCounts(ObjectMapper json) {
    this.json = json;
  }

  JobRow add(JobRow job, RowsOutcome outcome) {
    long refused = outcome.refused().size();
    long done = outcome.created() + outcome.changed() + outcome.unchanged() + refused;
    return with(
        job,
        job.read() + done,
        job.created() + outcome.created(),
        job.changed() + outcome.changed(),
        job.unchanged() + outcome.unchanged(),
        job.rejected() + refused,
        merged(job.rejectedBy(), outcome));
  }

  /** For a job whose writes were undone. */
  JobRow withoutWrites(JobRow job) {
    return with(job, job.read(), 0, 0, 0, job.rejected(), job.rejectedBy());
  }

  String json(JobRow job) {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("rows", job.total());
    counts.put("read", job.read());
    counts.put("created", job.created());
    counts.put("changed", job.changed());
    counts.put("unchanged", job.unchanged());
    counts.put("rejected", job.rejected());
    return written(counts);
  }

  private String merged(String before, RowsOutcome outcome) {
    try {
      Map<String, Long> all = json.readValue(before, COUNTS);
      outcome.refused().forEach(refusal -> all.merge(refusal.reason(), 1L, Long::sum));
      return written(all);
    } catch (JsonProcessingException notOurs) {
      throw new IllegalStateException(notOurs);
    }
  }

  private String written(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }

  private static JobRow with(
      JobRow job,
      long read,
      long created,
      long changed,
      long unchanged,
      long rejected,
      String rejectedBy) {
    return new JobRow(
        job.id(),
        job.caller(),
        job.organization(),
        job.subject(),
        job.dryRun(),
        job.atomic(),
        job.total(),
        read,
        created,
        changed,
        unchanged,
        rejected,
        rejectedBy);
  }
}
