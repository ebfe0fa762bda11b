package org.dars.assistant.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A certificate as it is kept.
 *
 * @param id UUID, as text
 * @param course id of the course, which may be gone
 * @param title what was passed
 * @param learner the name that the learner gave
 * @param attempt what earned it, null when issued by hand
 * @param list which list of revocations holds its bit, from 1
 * @param place the bit, from 0
 * @param person who issued it by hand, "" for nobody
 * @param content the signed credential, byte for byte
 * @param revoked since when it does not hold, null while it does
 * @param reason why, "" for none
 * @param revoker who revoked it, "" for nobody
 */
public record CertificateRow(
    String id,
    String course,
    String title,
    String learner,
    @Nullable String attempt,
    int list,
    int place,
    Instant made,
    String person,
    String content,
    @Nullable Instant revoked,
    String reason,
    String revoker) {}
