// SPDX-License-Identifier: GPL-3.0-or-later
// A plug-in of clang-tidy 14: the checks walk over our declarations and not over those of system headers,
// whose findings it would throw away anyway. A source that includes the standard library takes a fourth
// of the time. Later releases of clang-tidy do the same by themselves.
//
// The walk asks the translation unit for its scope after it has shown it to the matchers
// (RecursiveASTVisitor.h, TranslationUnitDecl), so a matcher can still narrow it.
#include <clang-tidy/ClangTidyCheck.h>
#include <clang-tidy/ClangTidyModule.h>
#include <clang-tidy/ClangTidyModuleRegistry.h>
#include <clang/AST/ASTContext.h>
#include <clang/ASTMatchers/ASTMatchFinder.h>
#include <vector>

namespace {

using clang::ast_matchers::MatchFinder;

class OwnSources final : public clang::tidy::ClangTidyCheck {
public:
    using ClangTidyCheck::ClangTidyCheck;

    void registerMatchers(MatchFinder* finder) override
    {
        finder->addMatcher(clang::ast_matchers::translationUnitDecl().bind("unit"), this);
    }

    void check(const MatchFinder::MatchResult& result) override
    {
        const auto* unit = result.Nodes.getNodeAs<clang::TranslationUnitDecl>("unit");
        std::vector<clang::Decl*> own;
        for (clang::Decl* each : unit->decls())
            if (!result.SourceManager->isInSystemHeader(result.SourceManager->getExpansionLoc(each->getLocation())))
                own.push_back(each);
        result.Context->setTraversalScope(own);
    }
};

class OcksModule final : public clang::tidy::ClangTidyModule {
public:
    void addCheckFactories(clang::tidy::ClangTidyCheckFactories& factories) override
    {
        factories.registerCheck<OwnSources>("ocks-own-sources");
    }
};

const clang::tidy::ClangTidyModuleRegistry::Add<OcksModule> registered("ocks", "Of this project.");

}  // namespace
