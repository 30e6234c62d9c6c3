/* cli: what a command gets, and what the commands share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CLI_CLI_H
#define GRDP_CLI_CLI_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "core/arena.h"
#include "core/diag.h"
#include "grdp/table.h"
#include "report/show.h"
#include "report/wording.h"

typedef struct grdp_cli grdp_cli;

/* One row of the option table (options.c). `commands` lists the commands that take it, separated by
 * spaces; "" means every command. Parsing, --help, the manual page and shell completion work from
 * this row. `store` checks the argument and puts it into the cli; false after a finding. */
typedef struct grdp_option {
    const char *name;     /* "set" */
    char letter;          /* 'n', or 0 */
    const char *argument; /* "PATH=VALUE", or NULL for a flag */
    const char *fallback; /* typed like this it changes nothing; shown in brackets, or NULL */
    const char *commands;
    const char *doc; /* one line */
    bool (*store)(grdp_cli *cli, const char *argument);
    struct {
        const char *commands, *word;
    } unset[4]; /* what holds without it, by command and in words, where there is no fallback */
} grdp_option;

/* One row of the command table (command.c). `run` is defined in the file named after the command.
 */
typedef struct grdp_command {
    const char *name;      /* "run" */
    const char *arguments; /* "FILE|DIR..." */
    const char *doc;       /* one line */
    const char *more;      /* a paragraph for --help, or NULL */
    const char *example;   /* command lines without the name of the program, one a line */
    size_t least, most;    /* number of arguments; SIZE_MAX: any */
    bool all_notes;        /* every note is shown, not only the first few */
    bool writes;           /* files, also without --out */
    grdp_status (*run)(grdp_cli *cli);
} grdp_command;

enum { GRDP_CLI_LIST = 256 };

struct grdp_cli {
    const grdp_command *command;
    grdp_arena *arena; /* lives as long as the command */
    const char *line;  /* the whole command line, for the manifest */
    grdp_lang lang;
    grdp_diag *diag; /* findings are printed to stderr by main() after the command */
    size_t n_args;
    const char *args[GRDP_CLI_LIST];
    size_t n_set;
    const char *set[GRDP_CLI_LIST]; /* --set, in order */
    size_t n_columns;
    const char *columns[GRDP_CLI_LIST]; /* --columns, split at commas */
    const char *out;                    /* --out; NULL: the command's default; "-": a stream */
    const grdp_format *format;          /* --format; csv where not given */
    grdp_dialect dialect;               /* --csv-dialect excel-vi */
    bool wide;                          /* --wide */
    int digits;                         /* --digits; -1: shortest */
    int as_of;                          /* --as-of, yyyymmdd; 0: not given */
    bool quiet, verbose;
    bool help, version;
    bool fail_on_missed;  /* --fail-on missed: exit 1 where a target of the plan is missed */
    const char *explain;  /* check --explain PATH */
    bool coherence;       /* check --plan: do the targets hold together? */
    bool pooled;          /* backtest --regions: the arguments are folders of regions */
    bool weights_strict;  /* backtest --weights-known strict */
    const char *from_csv; /* new --from-csv FILE */
    bool decimal_comma;   /* new --decimal-comma: the CSV of --from-csv uses ";" and "," */
    uint64_t seed;        /* --seed */
    size_t runs;          /* --runs; 0: one run with likely values */
    unsigned threads;     /* --threads; 0: as many as there are processors */
    double precision;     /* --precision, per cent points; 0: exactly --runs runs */
    bool replay;          /* --replay K: the whole path of run K */
    uint64_t replay_run;
    bool keep;               /* --keep: every run as a row of a file */
    bool free_covariance;    /* fit --free-covariance */
    const char *plan_errors; /* fit --plan-errors FILE */
    size_t n_vary;
    const char *vary[GRDP_CLI_LIST];           /* sweep --vary, in order */
    const struct grdp_points *design;          /* --design as points of a sweep; NULL: not given */
    const struct grdp_sampling_kind *sampling; /* --design as draws of a run; NULL: none of them */
    uint64_t points;                           /* sweep --points; 0: not given */
    bool is_long;                              /* sweep --long */
    const char *points_csv;                    /* sweep --points-csv FILE */
    uint64_t shard, n_shards; /* sweep --shard i/N: i - 1 and N; N is 0 where not given */
    bool has_checkpoint;
    double checkpoint; /* sweep --checkpoint, seconds */
    bool restart;      /* --restart: begins anew, whatever stands where it writes */
    bool yes_large;    /* sweep --yes-large */
    size_t n_weights;
    const char *weights[GRDP_CLI_LIST]; /* track --weight, in order */
    const char *scenario;               /* track --scenario FILE */
    bool series;                        /* track --series: a month after each quarter */
    size_t n_targets, n_factor, n_bounds;
    const char *targets[GRDP_CLI_LIST]; /* --target, in order, as it is written */
    const char *factor[GRDP_CLI_LIST];  /* solve --factor */
    const char *bounds[GRDP_CLI_LIST];  /* solve --bounds */
    double chance;                      /* solve --chance; 0: not given */
    const char *curve;                  /* solve --curve PATH=LOW:HIGH:COUNT */
    int year;                           /* solve --year; 0: not given */
    bool has_growth;
    double growth; /* solve --growth, per cent */
    size_t n_rates;
    const char *rates[GRDP_CLI_LIST]; /* reconcile --rate, in order */
    bool bridge;                      /* compare --bridge */
    const char *from, *to;            /* compare --from, --to: sides of the gap; NULL: not given */
    const char *of;                   /* compare --of SERIES[@PERIOD] */
    const struct grdp_gap_method *by; /* compare --by; NULL: not given */
    bool has_correlation;
    double correlation; /* solve --correlation */
    size_t n_settings, n_groups;
    const char *settings[GRDP_CLI_LIST]; /* study --SETTING NUMBER, as "SETTING=NUMBER" */
    const char *groups[GRDP_CLI_LIST];   /* study --group */
    size_t n_models;
    const char *models[GRDP_CLI_LIST]; /* study --model */
    bool shocks, tie_models;           /* study --shocks, --tie-models */
    const char *data;                  /* study --data FILE */
    size_t n_inputs;
    const char *inputs[GRDP_CLI_LIST]; /* study --inputs, split at commas */
    const char *output;                /* study --output */
};

/* run.c, compare.c, ...: one function a file. */
grdp_status grdp_cli_run(grdp_cli *cli);
grdp_status grdp_cli_compare(grdp_cli *cli);
grdp_status grdp_cli_reconcile(grdp_cli *cli);
grdp_status grdp_cli_check(grdp_cli *cli);
grdp_status grdp_cli_list(grdp_cli *cli);
grdp_status grdp_cli_new(grdp_cli *cli);
grdp_status grdp_cli_sweep(grdp_cli *cli);
grdp_status grdp_cli_merge(grdp_cli *cli);
grdp_status grdp_cli_study(grdp_cli *cli);
grdp_status grdp_cli_fit(grdp_cli *cli);
grdp_status grdp_cli_backtest(grdp_cli *cli);
grdp_status grdp_cli_track(grdp_cli *cli);
grdp_status grdp_cli_solve(grdp_cli *cli);

/* The wording in the language of the command. */
static inline const char *grdp_cli_word(const grdp_cli *cli, const char *english)
{
    return grdp_word(cli->lang, english);
}

const grdp_command *grdp_command_at(size_t index); /* NULL past the last */
const grdp_command *grdp_command_find(const char *name);
const char *grdp_command_nearest(const char *wrong); /* NULL where none is near */

const grdp_option *grdp_option_at(size_t index); /* NULL past the last */
const grdp_option *grdp_option_find(const char *name, size_t length);
const grdp_option *grdp_option_find_letter(char letter);
bool grdp_option_is_of(const grdp_option *option, const grdp_command *command);
/* What holds where a command is given without the option, in English; NULL where nothing is to be
 * said. `command` may be NULL. */
const char *grdp_option_unset(const grdp_option *option, const grdp_command *command);

/* Fills the cli from the command line; all faults of it are findings. `help` and `version` are set
 * where they are asked for, and then no command need be there. */
GRDP_CHECKED grdp_status grdp_arguments_read(grdp_cli *cli, int argc, char **argv);

/* What --lang says, before anything else is read, so that findings are in that language; NULL where
 * it says nothing that is a language. */
const char *grdp_arguments_lang(int argc, char **argv);
/* Adds a word as a shell reads it back, in quotation marks where it needs them. */
void grdp_arguments_word(const char *word, grdp_buffer *line);

void grdp_help_overview(const grdp_cli *cli, FILE *file);
void grdp_help_command(const grdp_cli *cli, const grdp_command *command, FILE *file);

/* overwrite.c: whether a file is not there yet, or has `mark` near its beginning as all have that
 * the command writes, or may be given up (--restart); else a finding. */
GRDP_CHECKED grdp_status grdp_cli_may_write(grdp_cli *cli, const char *file, const char *mark);

/* Writes the findings to stderr, notes only unless the cli is quiet. */
void grdp_findings_print(const grdp_cli *cli);

/* print.c: text for people. Columns of the terminal, 80 where `file` is none; and of a page, which
 * is never narrower than a word. */
size_t grdp_print_columns(FILE *file);
size_t grdp_print_width(FILE *file);
void grdp_print_buffer(FILE *file, grdp_buffer *buffer); /* and frees it */
/* Sentences wrapped at the width of the page, the lines after the first indented. */
void grdp_print_sentence(FILE *file, const char *text, size_t indent);
/* A sentence that is one line where `file` is no terminal; frees the buffer. */
void grdp_print_text(FILE *file, grdp_buffer *text, size_t indent);
/* A table (report/show.h), and frees it; on a terminal in parts where it is wider. `page` is the
 * width where `file` is no terminal, else 80. */
void grdp_show_print(grdp_show *show, FILE *file);
void grdp_show_print_page(grdp_show *show, size_t page, FILE *file);

#endif
