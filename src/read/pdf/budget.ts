// How much is looked at on one page.

/** Words, rulings, fills or clips on one page after which the rest of the page is left out. Real pages have up to 3,000. */
export const mostOnPage = 30_000

/** Pages one after the other on which nothing is drawn, after which the rest of the file is left out. */
export const mostBlank = 200
