/* report/fingerprint: keys and fingerprints.
 *
 * They are interface: a changed key makes every baseline forget and every alert new. Version the
 * name under which SARIF carries them when they have to change. */
#include "fingerprint.h"

#include <inttypes.h>

#include "notelint/map.h"
#include "notelint/report.h"

/* Two 64-bit hashes over the same bytes: FNV-1a and a second of another multiplier. */
struct digest {
    uint64_t first, second;
};

static struct digest digest_new(void)
{
    return (struct digest){0xcbf29ce484222325u, 0x84222325cbf29ce4u};
}

static void digest_byte(struct digest *digest, unsigned char byte)
{
    digest->first = (digest->first ^ byte) * 0x100000001b3u;
    digest->second = (digest->second + byte) * 0x9e3779b97f4a7c15u;
    digest->second ^= digest->second >> 29;
}

/* The length goes first, so that "ab" "c" and "a" "bc" differ. */
static void digest_push(struct digest *digest, struct str s)
{
    for (unsigned shift = 0; shift < 64; shift += 8)
        digest_byte(digest, (unsigned char)((uint64_t)s.len >> shift));
    for (size_t i = 0; i < s.len; i++)
        digest_byte(digest, (unsigned char)s.data[i]);
}

/* Spread what differs over all bits (the finaliser of MurmurHash3). */
static uint64_t spread(uint64_t hash)
{
    hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdu;
    hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53u;
    return hash ^ (hash >> 33);
}

static struct str digest_text(struct arena *arena, const struct digest *digest)
{
    return str_fmt(arena, "%016" PRIx64 "%016" PRIx64, spread(digest->first),
                   spread(digest->second));
}

/* About two notes of equal standing: no other place belongs to the finding. */
static bool is_pair(const struct diagnostic *finding)
{
    return finding->related.len == 1 && finding->related.data[0].note != finding->note;
}

static void digest_both(struct digest *digest, struct str a, struct str b)
{
    const bool swap = str_cmp(a, b) > 0;
    digest_push(digest, swap ? b : a);
    digest_push(digest, swap ? a : b);
}

/* The message without the numbers of lines that it names: "already given in line 12". */
static struct str without_lines(struct arena *arena, struct str message)
{
    struct buf text = {.arena = arena};
    size_t done = 0;
    for (size_t at = str_find(message, STR("line "), 0); at != STR_NONE;
         at = str_find(message, STR("line "), at + 1)) {
        size_t end = at + strlen("line ");
        buf_push(&text, str_slice(message, done, end));
        while (end < message.len && ascii_is_digit(message.data[end]))
            end++;
        done = end;
    }
    buf_push(&text, str_slice(message, done, message.len));
    return buf_str(&text);
}

struct str finding_key(struct arena *arena, const struct diagnostic *finding)
{
    struct digest digest = digest_new();
    digest_push(&digest, str_from(finding->rule->name));
    const struct str here = source_text(&finding->note->source, finding->region);
    if (is_pair(finding)) {
        const struct related *other = &finding->related.data[0];
        digest_push(&digest, finding->identity);
        digest_both(&digest, here, source_text(&other->note->source, other->region));
    } else if (finding->identity.len) {
        digest_push(&digest, finding->identity);
    } else {
        digest_push(&digest, without_lines(arena, finding->message));
        digest_push(&digest, here);
    }
    return digest_text(arena, &digest);
}

struct str finding_path(const struct diagnostic *finding)
{
    if (!is_pair(finding))
        return finding->note->path;
    const struct str other = finding->related.data[0].note->path;
    return str_cmp(other, finding->note->path) < 0 ? other : finding->note->path;
}

static struct str fingerprint_of(struct arena *arena, const struct diagnostic *finding)
{
    struct digest digest = digest_new();
    digest_push(&digest, finding_key(arena, finding));
    if (is_pair(finding))
        digest_both(&digest, finding->note->path, finding->related.data[0].note->path);
    else
        digest_push(&digest, finding->note->path);
    return digest_text(arena, &digest);
}

void fingerprints_assign(struct vault *vault, struct diagnostic_vec *findings)
{
    struct arena *run = &vault->run;
    struct map seen = {0};
    for (size_t i = 0; i < findings->len; i++) {
        struct diagnostic *finding = &findings->data[i];
        finding->fingerprint = fingerprint_of(run, finding);
        void **slot = map_slot(&seen, run, finding->fingerprint);
        if (!*slot)
            *slot = ARENA_NEW(run, size_t);
        const size_t nth = ++*(size_t *)*slot;
        if (nth == 1)
            continue;
        struct digest digest = digest_new();
        digest_push(&digest, finding->fingerprint);
        digest_push(&digest, str_fmt(run, "%zu", nth));
        finding->fingerprint = digest_text(run, &digest);
    }
}
