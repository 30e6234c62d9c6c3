/* Files in and out: what can go wrong on a disk becomes a finding and leaves no trace.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/file.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LIMIT = 1 << 20 };

static char folder[] = "/tmp/grdp_file_XXXXXX";
static grdp_diag *diag;
static grdp_arena *arena;

/* Each test has a process and a folder of its own, and works in it. */
static void enter_folder(void)
{
    cr_assert(mkdtemp(folder));
    cr_assert_eq(chdir(folder), 0);
    diag = grdp_diag_create(NULL);
    arena = grdp_arena_create();
    cr_assert(diag && arena);
}

static void leave_folder(void)
{
    char command[64];

    grdp_arena_free(arena);
    grdp_diag_free(diag);
    (void)snprintf(command, sizeof command, "rm -rf %s", folder);
    cr_assert_eq(system(command), 0);
}

TestSuite(file, .init = enter_folder, .fini = leave_folder);
TestSuite(writer, .init = enter_folder, .fini = leave_folder);

static void put(const char *file, const char *data, size_t length)
{
    FILE *const stream = fopen(file, "wb");

    cr_assert(stream);
    cr_assert_eq(fwrite(data, 1, length, stream), length);
    cr_assert_eq(fclose(stream), 0);
}

static const char *get(const char *file)
{
    char *data = NULL;
    size_t length;

    cr_assert_eq(grdp_file_read(arena, file, LIMIT, diag, &data, &length), GRDP_OK);
    return data;
}

/* Names in a folder, "." and ".." not counted. */
static size_t count_names(const char *path)
{
    DIR *const dir = opendir(path);
    size_t n = 0;

    cr_assert(dir);
    while (readdir(dir))
        n++;
    closedir(dir);
    return n - 2;
}

/* Root may read and write everything. */
static void become_nobody(void)
{
    cr_assert_eq(chmod(".", 0755), 0);
    if (geteuid() == 0)
        cr_assert_eq(seteuid(65534), 0);
}

static void expect_error(const char *file, const char *text)
{
    const grdp_finding *const finding = grdp_diag_at(diag, 0);

    cr_assert_eq(grdp_diag_count(diag, GRDP_NOTE), 1);
    cr_expect_eq(finding->severity, GRDP_ERROR);
    cr_expect_str_eq(finding->file, file);
    cr_expect_str_eq(finding->text, text);
}

static void expect_unread(const char *file, size_t limit, grdp_status status, const char *text)
{
    char *data = folder;
    size_t length = 42;

    cr_expect_eq(grdp_file_read(arena, file, limit, diag, &data, &length), status);
    expect_error(file, text);
    cr_expect_eq(data, folder);
    cr_expect_eq(length, 42);
}

Test(file, is_read_whole_with_a_nul_byte_after_it)
{
    char *data = NULL;
    size_t length = 0;

    put("a.cfg", "growth\0= 8", 10);
    cr_assert_eq(grdp_file_read(arena, "a.cfg", 10, diag, &data, &length), GRDP_OK);
    cr_expect_eq(length, 10);
    cr_expect_eq(memcmp(data, "growth\0= 8", 11), 0);

    put("empty", "", 0);
    cr_assert_eq(grdp_file_read(arena, "empty", 0, diag, &data, &length), GRDP_OK);
    cr_expect_eq(length, 0);
    cr_expect_str_eq(data, "");
    cr_expect_eq(grdp_diag_count(diag, GRDP_NOTE), 0);
}

Test(file, past_the_limit_is_refused_with_both_sizes)
{
    put("a.cfg", "12345678901", 11);
    expect_unread("a.cfg", 10, GRDP_ERR_INPUT, "has 11 bytes; at most 10 are read");
}

Test(file, that_is_missing_is_named_with_the_reason)
{
    expect_unread("none.cfg", LIMIT, GRDP_ERR_FILE, "cannot be read: No such file or directory");
}

Test(file, folder_is_no_file)
{
    expect_unread(folder, LIMIT, GRDP_ERR_FILE, "is a folder where a file is expected");
}

Test(file, fifo_does_not_block)
{
    cr_assert_eq(mkfifo("pipe.cfg", 0600), 0);
    expect_unread("pipe.cfg", LIMIT, GRDP_ERR_FILE, "is a pipe or a device, not a regular file");
}

Test(file, device_is_no_file)
{
    expect_unread("/dev/zero", LIMIT, GRDP_ERR_FILE, "is a pipe or a device, not a regular file");
}

Test(file, file_of_the_kernel_without_a_size_is_not_taken_for_empty)
{
    expect_unread("/proc/self/status", LIMIT, GRDP_ERR_FILE,
                  "cannot be read: it changed while it was read");
}

Test(file, without_permission_is_named_with_the_reason)
{
    const uid_t user = geteuid();

    put("a.cfg", "x", 1);
    cr_assert_eq(chmod("a.cfg", 0), 0);
    become_nobody();
    expect_unread("a.cfg", LIMIT, GRDP_ERR_FILE, "cannot be read: Permission denied");
    cr_assert_eq(seteuid(user), 0);
}

Test(file, beside_another_is_in_its_folder)
{
    cr_expect_str_eq(grdp_file_beside(arena, "a/b.cfg", "c.csv"), "a/c.csv");
    cr_expect_str_eq(grdp_file_beside(arena, "a/b.cfg", "../c.csv"), "a/../c.csv");
    cr_expect_str_eq(grdp_file_beside(arena, "b.cfg", "data/c.csv"), "data/c.csv");
    cr_expect_str_eq(grdp_file_beside(arena, "/b.cfg", "c.csv"), "/c.csv");
    cr_expect_str_eq(grdp_file_beside(arena, "a/b.cfg", "/d/c.csv"), "/d/c.csv");
}

Test(file, seen_from_another_is_as_it_is_written_in_its_folder)
{
    cr_expect_str_eq(grdp_file_seen_from("a/b.cfg", "a/c.csv"), "c.csv");
    cr_expect_str_eq(grdp_file_seen_from("a/b.cfg", "a/../c.csv"), "../c.csv");
    cr_expect_str_eq(grdp_file_seen_from("b.cfg", "data/c.csv"), "data/c.csv");
    cr_expect_str_eq(grdp_file_seen_from("/b.cfg", "/c.csv"), "c.csv");
    cr_expect_str_eq(grdp_file_seen_from("a/b.cfg", "/d/c.csv"), "/d/c.csv");
    cr_expect_str_eq(grdp_file_seen_from("a/b.cfg", "a/b.cfg"), "b.cfg");
}

Test(writer, file_appears_when_it_is_committed)
{
    static const char *const names[] = {"out.csv", "new/folders//out.csv"};

    for (size_t i = 0; i < 2; i++) {
        grdp_writer *writer = NULL;
        char sha256[65];
        size_t bytes = 0;
        cr_assert_eq(grdp_writer_open(names[i], i == 1, diag, &writer), GRDP_OK);
        cr_expect_neq(access(names[i], F_OK), 0);
        fputs("abc", grdp_writer_stream(writer));
        cr_assert_eq(grdp_writer_commit(writer, diag, sha256, &bytes), GRDP_OK);
        cr_expect_str_eq(get(names[i]), "abc");
        cr_expect_eq(bytes, 3);
        /* FIPS 180-4, example "abc" */
        cr_expect_str_eq(sha256,
                         "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
    cr_expect_eq(count_names("."), 2);
    cr_expect_eq(count_names("new/folders"), 1);
}

Test(writer, replaces_a_file_and_obeys_the_umask)
{
    grdp_writer *writer = NULL;
    struct stat info;

    put("out.csv", "old", 3);
    umask(027);
    cr_assert_eq(grdp_writer_open("out.csv", false, diag, &writer), GRDP_OK);
    fputs("new", grdp_writer_stream(writer));
    cr_expect_str_eq(get("out.csv"), "old");
    cr_assert_eq(grdp_writer_commit(writer, diag, NULL, NULL), GRDP_OK);
    cr_expect_str_eq(get("out.csv"), "new");
    cr_assert_eq(stat("out.csv", &info), 0);
    cr_expect_eq(info.st_mode & 0777, 0640);
}

Test(writer, cancel_leaves_no_trace)
{
    grdp_writer *writer = NULL;

    put("out.csv", "old", 3);
    cr_assert_eq(grdp_writer_open("out.csv", false, diag, &writer), GRDP_OK);
    fputs("new", grdp_writer_stream(writer));
    grdp_writer_cancel(writer);
    grdp_writer_cancel(NULL);
    cr_expect_str_eq(get("out.csv"), "old");
    cr_expect_eq(count_names("."), 1);
}

Test(writer, two_at_once_do_not_meet)
{
    grdp_writer *a = NULL, *b = NULL;

    cr_assert_eq(grdp_writer_open("out.csv", false, diag, &a), GRDP_OK);
    cr_assert_eq(grdp_writer_open("out.csv", false, diag, &b), GRDP_OK);
    fputs("a", grdp_writer_stream(a));
    fputs("b", grdp_writer_stream(b));
    cr_assert_eq(grdp_writer_commit(b, diag, NULL, NULL), GRDP_OK);
    cr_assert_eq(grdp_writer_commit(a, diag, NULL, NULL), GRDP_OK);
    cr_expect_str_eq(get("out.csv"), "a");
    cr_expect_eq(count_names("."), 1);
}

/* Commits `length` bytes with only 4,096 allowed by the limit of file sizes, which fails a write as
 * a full disk does; a multiple of the stream's buffer fails before the commit. */
static void write_too_much(size_t length)
{
    const struct rlimit small = {4096, RLIM_INFINITY}, any = {RLIM_INFINITY, RLIM_INFINITY};
    grdp_writer *writer = NULL;
    char sha256[65];
    size_t bytes = 42;

    put("out.csv", "old", 3);
    cr_assert_neq(signal(SIGXFSZ, SIG_IGN), SIG_ERR);
    cr_assert_eq(setrlimit(RLIMIT_FSIZE, &small), 0);
    cr_assert_eq(grdp_writer_open("out.csv", false, diag, &writer), GRDP_OK);
    for (size_t i = 0; i < length; i++)
        fputc('x', grdp_writer_stream(writer));
    cr_expect_eq(grdp_writer_commit(writer, diag, sha256, &bytes), GRDP_ERR_FILE);
    cr_assert_eq(setrlimit(RLIMIT_FSIZE, &any), 0);
    expect_error("out.csv", "cannot be written: File too large");
    cr_expect_eq(bytes, 42);
    cr_expect_str_eq(get("out.csv"), "old");
    cr_expect_eq(count_names("."), 1);
}

Test(writer, full_disk_at_the_commit_keeps_the_old_file)
{
    write_too_much(5000);
}

Test(writer, full_disk_before_the_commit_keeps_the_old_file)
{
    write_too_much(1000000);
}

Test(writer, error_that_the_caller_did_not_look_at_is_not_forgotten)
{
    const struct rlimit small = {4096, RLIM_INFINITY}, any = {RLIM_INFINITY, RLIM_INFINITY};
    grdp_writer *writer = NULL;

    cr_assert_neq(signal(SIGXFSZ, SIG_IGN), SIG_ERR);
    cr_assert_eq(setrlimit(RLIMIT_FSIZE, &small), 0);
    cr_assert_eq(grdp_writer_open("out.csv", false, diag, &writer), GRDP_OK);
    for (size_t i = 0; i < 5000; i++)
        fputc('x', grdp_writer_stream(writer));
    cr_expect_neq(fflush(grdp_writer_stream(writer)), 0);
    cr_assert_eq(setrlimit(RLIMIT_FSIZE, &any), 0);
    /* There is room again, and still the file may have a hole. */
    cr_expect_eq(grdp_writer_commit(writer, diag, NULL, NULL), GRDP_ERR_FILE);
    cr_expect_eq(count_names("."), 0);
}

static void expect_unopened(const char *file, const char *text)
{
    grdp_writer *writer = NULL;

    cr_expect_eq(grdp_writer_open(file, false, diag, &writer), GRDP_ERR_FILE);
    cr_expect_null(writer);
    expect_error(file, text);
}

Test(writer, folder_is_not_replaced)
{
    cr_assert_eq(mkdir("out", 0700), 0);
    expect_unopened("out", "cannot be written: it is a folder");
    cr_expect_eq(count_names("."), 1);
    cr_expect_eq(count_names("out"), 0);
}

Test(writer, device_is_not_replaced)
{
    expect_unopened("/dev/null", "cannot be written: it is not a regular file");
}

Test(writer, name_of_a_folder_is_no_name_of_a_file)
{
    expect_unopened("out/", "cannot be written: the name of a file is missing");
    cr_expect_eq(count_names("."), 0);
}

Test(writer, file_in_place_of_a_folder_is_named_with_the_reason)
{
    put("out", "x", 1);
    expect_unopened("out/a/b.csv", "cannot be written: Not a directory");
}

Test(writer, folder_without_permission_is_named_with_the_reason)
{
    const uid_t user = geteuid();

    cr_assert_eq(mkdir("out", 0555), 0);
    become_nobody();
    expect_unopened("out/a.csv", "cannot be written: Permission denied");
    cr_assert_eq(seteuid(user), 0);
}

Test(writer, commit_fails_where_the_folder_is_gone)
{
    grdp_writer *writer = NULL;

    cr_assert_eq(grdp_writer_open("out/a.csv", false, diag, &writer), GRDP_OK);
    cr_assert_eq(rename("out", "moved"), 0);
    cr_expect_eq(grdp_writer_commit(writer, diag, NULL, NULL), GRDP_ERR_FILE);
    expect_error("out/a.csv", "cannot be written: No such file or directory");
}

Test(sha256, agrees_with_the_examples_of_the_standard)
{
    /* FIPS 180-4 examples and NIST's long message of a million "a". */
    static char million[1000000];
    char hex[65];

    grdp_sha256("", 0, hex);
    cr_expect_str_eq(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    grdp_sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56, hex);
    cr_expect_str_eq(hex, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    memset(million, 'a', sizeof million);
    grdp_sha256(million, sizeof million, hex);
    cr_expect_str_eq(hex, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}
