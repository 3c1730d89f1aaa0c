// SPDX-License-Identifier: GPL-3.0-or-later
/// What `ocks-cert` can be told to do. main.cpp fills the options in from the command line; each verb
/// returns the exit status: 0 done and good, 1 done and not good, 2 wrong use, 3 could not do it, 4 cut off by a signal
/// (and `run --resume` goes on).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ocks::verbs {

struct InventoryOptions {
    std::string root = "/";
    std::string format = "text";
    std::string matrix;
    bool follow = false;
};

struct CaptureOptions {
    std::string root = "/";
    std::string out;
    std::string key;
};

/// What `plan` and `run` share.
struct PlanOptions {
    std::string root = "/";
    std::string format = "text";
    std::string profile = "smoke";
    std::string policy;
    std::string matrix;
    std::vector<std::string> grants;
    std::vector<std::string> cables;
    std::vector<std::string> only;
    std::uint64_t seed = 0;
    std::string language;  ///< "en" or "zh"; empty for that of the environment
};

struct RunOptions {
    PlanOptions plan;
    std::string out;
    std::string key;
    std::string ticket;    ///< a file; empty if no HCL gave one
    std::string vendor;    ///< who answers for the report; that of the key if empty
    std::string relation;  ///< of that vendor to the machine; empty if nobody says
    std::string rack;      ///< where the machine stands, in its operator's words
    std::string ambient;   ///< degrees Celsius, as its operator measured them
    bool resume = false;
    bool json = false;  ///< events for a program, in place of text for a person
};

struct PreviewOptions {
    std::string root = "/";
    std::string key;
    std::string run;   ///< a directory; empty for the inventory alone
    std::string rack;  ///< as `run` would be told it
};

struct VerifyOptions {
    std::string bundle;
    std::string trust;
    std::string used;      ///< nonces of tickets that were used; empty if nobody knows
    std::string proof;     ///< of an HCL that has logged it; empty if that is not asked
    std::string log_keys;  ///< of that HCL's log
};

struct SubmitOptions {
    std::string bundle;
    std::string to;
};

struct CheckOptions {
    std::string matrix;
    std::vector<std::string> against;
    std::vector<std::string> roots;
    std::vector<std::string> listings;  ///< files of lspci's output; "-" is standard input
    std::string hcl;                    ///< a file, or a URL; empty for none
    std::string format = "text";
    bool all = false;
};

struct MatrixBuildOptions {
    std::string tree;
    std::string out;
    std::string package;
    std::string symbols;  ///< a file
};

struct MatrixLookupOptions {
    std::string matrix;
    std::vector<std::string> against;
    std::vector<std::string> aliases;  ///< from standard input if there are none
};

struct MatrixViewOptions {
    std::string matrix;
    std::string other;                 ///< of a difference
    std::vector<std::string> against;  ///< of a coverage
    std::string devices;               ///< of a coverage: a file of aliases
    std::string format = "text";
};

int inventory(const InventoryOptions& options);
int capture(const CaptureOptions& options);
int plan(const PlanOptions& options);
int run(const RunOptions& options);
int report_html(const std::string& path, const std::string& language, const std::string& out);
int report_export(const std::string& path, const std::string& format, const std::string& out);
int report_diff(const std::string& before_path, const std::string& after_path);
int report_preview(const PreviewOptions& options);
int report_unpack(const std::string& path, const std::string& out);
int report_show(const std::string& path);
int sign(const std::string& path, const std::string& key_path, const std::string& out);
int verify(const VerifyOptions& options);
int key_new(const std::string& name, const std::string& out, bool guarded);
int key_export(const std::string& path);
int key_rotate(const std::string& path, const std::string& out, bool guarded);
int key_accept(const std::string& note_path, const std::string& trust_path);
int submit(const SubmitOptions& options);
int check(const CheckOptions& options);
int matrix_build(const MatrixBuildOptions& options);
int matrix_lookup(const MatrixLookupOptions& options);
int matrix_show(const std::string& path);
int matrix_require(const std::string& path, const std::string& list);
int matrix_diff(const MatrixViewOptions& options);
int matrix_coverage(const MatrixViewOptions& options);

}  // namespace ocks::verbs
